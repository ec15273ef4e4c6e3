package caravan.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectHostsTests {

  @ParameterizedTest
  @CsvSource({
    "example.com, example.com, true",
    "example.com, api.example.com, true",
    "example.com, API.Example.COM., true",
    ".example.com, example.com, true",
    "*.example.com, a.b.example.com, true",
    "example.com, notexample.com, false",
    "example.com, example.com.org, false",
    "10.0.0.5, 10.0.0.5, true",
    "10.0.0.5, 10.0.0.50, false",
    "10.0.0.0/8, 10.9.8.7, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "10.0.0.0/8, ten.example.com, false",
    "[2001:db8::1], 2001:db8::1, true",
    "2001:db8::/32, [2001:db8::7], true",
    "0.5, 10.0.0.5, false",
    "*, anything.at.all, true",
    "*, 10.0.0.5, true"
  })
  void a_host_is_named_as_curl_names_it(String named, String host, boolean direct) {
    assertThat(new DirectHosts(List.of(named)).has(host)).isEqualTo(direct);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LOCALHOST", "a.localhost", "127.0.0.1", "127.9.9.9", "[::1]", "::1"})
  void this_machine_is_always_reached_directly(String host) {
    assertThat(new DirectHosts(List.of()).has(host)).isTrue();
  }

  @Test
  void nobody_else_is_where_nobody_is_named() {
    assertThat(new DirectHosts(List.of()).has("localhost.example.com")).isFalse();
    assertThat(new DirectHosts(List.of("", ".")).has("example.com")).isFalse();
  }

  @Test
  void what_is_meant_as_a_range_and_is_none_is_refused() {
    for (String text : List.of("10.0.0.0/33", "example.com/8", "10.0.0/8")) {
      assertThatThrownBy(() -> new DirectHosts(List.of(text)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
