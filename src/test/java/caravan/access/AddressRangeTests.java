package caravan.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTests {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.5, 10.0.0.5, true",
    "10.0.0.5, 10.0.0.4, false",
    "10.0.0.0/24, 10.0.0.255, true",
    "10.0.0.0/24, 10.0.1.0, false",
    "10.0.0.0/31, 10.0.0.1, true",
    "10.0.0.0/31, 10.0.0.2, false",
    "::1, 0:0:0:0:0:0:0:1, true",
    "::1, 127.0.0.1, false",
    "fd00::/8, fd12:3::4, true",
    "fd00::/8, [fd12:3::4], true",
    "fe80::/10, fe80::1%eth0, true",
    "10.0.0.5, ::ffff:10.0.0.5, true"
  })
  void a_range_has_the_addresses_that_begin_like_it(String range, String address, boolean has) {
    assertThat(AddressRange.read(range).has(address)).isEqualTo(has);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "10.0.0",
        "10.0.0.256",
        "10.0.0.0/33",
        "10.0.0.0/0",
        "::1/129",
        "a"
      })
  void what_is_no_address_is_refused_and_no_name_looked_up(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.read(text));
  }

  @Test
  void who_has_one_address_of_ipv6_has_its_neighbours_too() {
    assertThat(AddressRange.neighbourhood("2001:db8:1:2::3"))
        .isEqualTo(AddressRange.neighbourhood("2001:db8:1:2:ffff::"))
        .isNotEqualTo(AddressRange.neighbourhood("2001:db8:1:3::3"));
    assertThat(AddressRange.neighbourhood("10.0.0.5"))
        .isNotEqualTo(AddressRange.neighbourhood("10.0.0.6"));
    assertThat(AddressRange.neighbourhood("none")).isEmpty();
  }
}
