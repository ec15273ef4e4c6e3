package caravan.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.asinscope.Endpoints;
import java.time.Duration;
import java.util.Locale;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ShapesTests {

  @Property
  void a_duration_that_is_shown_is_read_as_the_same(
      @ForAll @LongRange(min = 0, max = 86_400_000_000L) long millis) {
    Duration duration = Duration.ofMillis(millis);
    Assume.that(Durations.show(duration).length() <= 11);
    assertThat(Durations.read(Durations.show(duration))).isEqualTo(duration);
    assertThat(Durations.read(duration.toString())).isEqualTo(duration);
  }

  @Property
  void a_duration_is_its_number_of_its_unit(@ForAll @IntRange(min = 0, max = 999_999_999) int n) {
    assertThat(Durations.read(n + "ms")).isEqualTo(Duration.ofMillis(n));
    assertThat(Durations.read(n + " s")).isEqualTo(Duration.ofSeconds(n));
    assertThat(Durations.read(n + "m")).isEqualTo(Duration.ofMinutes(n));
    assertThat(Durations.read(n + "H")).isEqualTo(Duration.ofHours(n));
    assertThat(Durations.read(n + "d")).isEqualTo(Duration.ofDays(n));
  }

  @Example
  void durations_may_be_put_together() {
    assertThat(Durations.read("1h30m")).isEqualTo(Duration.ofMinutes(90));
    assertThat(Durations.read("2s 500ms")).isEqualTo(Duration.ofMillis(2_500));
    assertThat(Durations.show(Duration.ofMinutes(90))).isEqualTo("90m");
    assertThat(Durations.show(Duration.ZERO)).isEqualTo("0s");
  }

  @Property
  void a_text_is_a_duration_or_refused_and_nothing_else(
      @ForAll @CharRange(from = ' ', to = 'z') String text) {
    try {
      Durations.between(Duration.ZERO, Duration.ofDays(1)).apply(text);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith("must be ");
    }
  }

  @Example
  void a_duration_needs_its_unit_and_its_range() {
    for (String wrong :
        new String[] {"60", "", "s", "1w", "1.5h", "-1s", "PT-1S", "10000000000d"}) {
      assertThatThrownBy(() -> Durations.between(Duration.ZERO, Duration.ofDays(1)).apply(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("must be ");
    }
  }

  @Property
  void a_number_is_read_plain_or_in_groups_of_three(@ForAll @IntRange(min = 0) int number) {
    var any = WholeNumbers.between(0, Integer.MAX_VALUE);
    String grouped = String.format(Locale.ROOT, "%,d", number);
    assertThat(any.apply(Integer.toString(number))).isEqualTo(number);
    assertThat(any.apply(grouped)).isEqualTo(number);
    assertThat(any.apply(grouped.replace(',', '_'))).isEqualTo(number);
  }

  @Property
  void a_number_outside_its_range_is_refused_with_the_range(@ForAll int number) {
    Assume.that(number < 1 || number > 100);
    assertThatThrownBy(() -> WholeNumbers.between(1, 100).apply(Integer.toString(number)))
        .hasMessage("must be a whole number from 1 to 100");
  }

  @Example
  void what_is_no_whole_number_is_refused() {
    for (String wrong :
        new String[] {"", "1,5", "1.000", "1e3", "0x10", "+5", "99999999999", "\u0661"}) {
      assertThatThrownBy(() -> WholeNumbers.between(0, Integer.MAX_VALUE).apply(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("must be a whole number");
    }
  }

  @Example
  void an_address_to_listen_on_is_a_host_and_a_port_or_a_port_of_this_machine() {
    assertThat(HostPort.read("8080")).isEqualTo(new HostPort("127.0.0.1", 8080));
    assertThat(HostPort.read("localhost:1").loopback()).isTrue();
    assertThat(HostPort.read("[::1]:80")).hasToString("[::1]:80");
    assertThat(HostPort.read("[0:0:0:0:0:0:0:1]:80").loopback()).isTrue();
    assertThat(HostPort.read("0.0.0.0:80").loopback()).isFalse();
    assertThat(HostPort.read("[::]:80").loopback()).isFalse();
    assertThat(HostPort.read("127.0.0.1.evil.com:80").loopback()).isFalse();
    for (String wrong :
        new String[] {":8080", "h:", "h:99999", "h:999999999", "http://h:80", "::1:80", "h h:80"}) {
      assertThatThrownBy(() -> HostPort.read(wrong)).as(wrong).hasMessageContaining("HOST:PORT");
    }
  }

  @Example
  void the_address_of_an_api_is_http_or_https_and_nothing_more() {
    assertThat(new BaseUrl(Endpoints.standard()).read("https://h/x//")).hasToString("https://h/x");
    for (String wrong :
        new String[] {
          "h",
          "//h",
          "ftp://h",
          "https:h",
          "https://",
          "https://h h",
          "https://u@h",
          "https://h?key=1",
          "https://h#x",
          "https://h:0",
          "https://h:99999",
          "https://h:999999999999",
          "https://api.asinscope.com/circana/barcodes",
          "https://api.asinscope.com/barcodes/lookup/"
        }) {
      assertThatThrownBy(() -> new BaseUrl(Endpoints.standard()).read(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("must ");
    }
  }
}
