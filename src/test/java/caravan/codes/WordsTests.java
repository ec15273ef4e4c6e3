package caravan.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are written as words are read back as they were. */
class WordsTests {

  @ParameterizedTest
  @EnumSource
  void a_domain_is_the_word_that_the_api_uses(Domain domain) {
    assertThat(domain.word()).isEqualTo(domain.name().toLowerCase(Locale.ROOT));
    assertThat(Domain.read(domain.word())).isEqualTo(domain);
    assertThat(Domain.find(domain.word().toUpperCase(Locale.ROOT))).contains(domain);
  }

  @Test
  void a_marketplace_that_is_not_served_is_not_found() {
    assertThat(Domain.find("se")).isEmpty();
    assertThat(Domain.find("")).isEmpty();
    assertThatThrownBy(() -> Domain.read("se")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource
  void a_type_is_its_word(CodeType type) {
    assertThat(CodeType.read(type.word())).isEqualTo(type);
  }

  @ParameterizedTest
  @EnumSource
  void an_outcome_is_its_word(Outcome outcome) {
    assertThat(outcome.word()).isEqualTo(outcome.name().toLowerCase(Locale.ROOT));
  }

  @Test
  void a_lane_is_read_from_its_word() {
    Lane lane = Lane.read("lookup.ean.de");
    assertThat(lane.channel().word()).isEqualTo("lookup");
    assertThat(lane.type()).isEqualTo(CodeType.EAN);
    assertThat(lane.domain()).isEqualTo(Domain.DE);
    assertThat(lane).hasToString("lookup.ean.de");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "lookup", "lookup.ean", "lookup.ean.de.x", "lookup.ean.", "X.ean.de"})
  void no_other_word_is_a_lane(String word) {
    assertThatThrownBy(() -> Lane.read(word)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Circana", "two words", "a.b", "9th", "a/b"})
  void a_channel_s_word_is_small_letters_digits_and_hyphens(String word) {
    assertThat(new Channel("new-9")).hasToString("new-9");
    assertThatThrownBy(() -> new Channel(word)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_row_is_valid_with_a_code_and_a_marketplace() {
    Asin code = new Asin("B000000001");
    List<String> cells = List.of("x");
    assertThat(new Row(1, cells, "x", code, Domain.COM, "").valid()).isTrue();
    assertThat(new Row(1, cells, "x", null, Domain.COM, "").valid()).isFalse();
    assertThat(new Row(1, cells, "x", code, null, "").valid()).isFalse();
    Row invalid = Row.invalid(2, cells, "x", "no code");
    assertThat(invalid.valid()).isFalse();
    assertThat(invalid.note()).isEqualTo("no code");
  }

  @Test
  void a_list_is_shown_with_its_folder() {
    assertThat(head("").path()).isEqualTo("spring.csv");
    assertThat(head("de/books").path()).isEqualTo("de/books/spring.csv");
  }

  private static ListHead head(String folder) {
    return new ListHead(folder, "spring.csv", "1", "00", false, List.of("code"), ',');
  }
}
