package caravan.lists.columns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketLineTests {

  @ParameterizedTest
  @CsvSource({
    "amazon.de, amazon.de",
    "Germany:, Germany",
    "## UK, UK",
    "== FR ==, FR",
    "[de], de",
    "Schweden:, Schweden"
  })
  void a_line_may_be_a_marketplace(String line, String market) {
    assertThat(MarketLine.of(line)).contains(market);
  }

  @Test
  void words_and_codes_are_none() {
    assertThat(MarketLine.of("Kitchen")).isEmpty();
    assertThat(MarketLine.of("amazon.de B0086FFHLS")).isEmpty();
    assertThat(MarketLine.of(" ")).isEmpty();
  }

  @Test
  void two_letters_alone_can_be_a_word() {
    assertThat(MarketLine.clear("IT")).isFalse();
    assertThat(MarketLine.clear("IT:")).isTrue();
    assertThat(MarketLine.clear("# IT")).isTrue();
    assertThat(MarketLine.clear("amazon.it")).isTrue();
  }

  @Test
  void a_word_of_two_letters_is_no_clear_marketplace() {
    assertThat(MarketLine.clear("DE:")).isTrue();
    assertThat(MarketLine.clear("In:")).isFalse();
    assertThat(MarketLine.clear("es:")).isFalse();
  }
}
