package caravan.lists.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.lists.UnreadableListException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether bytes are text, whether they are UTF-8, and which of them can tell an encoding. */
class TextCheckTests {

  private static final String BAD = "\u00fc"; // as a byte of windows-1252

  private final TextCheck check = new TextCheck();

  /** Text of single bytes; two-byte characters of UTF-8 are written as {@code é}. */
  private static byte[] bytes(String text) {
    return text.replace("é", new String("é".getBytes(UTF_8), ISO_8859_1)).getBytes(ISO_8859_1);
  }

  private void take(String... blocks) {
    for (String block : blocks) {
      check.take(bytes(block), 0);
    }
  }

  private String kept() {
    return new String(check.kept(), ISO_8859_1);
  }

  @Test
  void ascii_and_characters_of_several_bytes_are_utf_8() {
    take("ean;name\n", "4006381333931;café\n");

    assertThat(check.utf8()).isTrue();
    assertThat(check.bad()).isZero();
  }

  @Test
  void a_text_of_hardly_more_than_blanks_is_text() {
    take(" ".repeat(500) + "4006381333931\n");

    assertThat(check.utf8()).isTrue();
  }

  @Test
  void a_character_may_be_cut_between_two_blocks() {
    byte[] text = bytes("café and more");
    check.take(Arrays.copyOfRange(text, 0, 4), 0);
    check.take(Arrays.copyOfRange(text, 4, text.length), 0);

    assertThat(check.utf8()).isTrue();
  }

  @Test
  void one_that_is_cut_off_at_the_end_is_none_where_nothing_else_tells_of_utf_8() {
    byte[] windows = "4006370316761;Caf\u00e9".getBytes(ISO_8859_1);
    check.take(windows, 0);
    check.end();

    assertThat(check.utf8()).isFalse();
    assertThat(check.nearlyUtf8()).isFalse();
  }

  @Test
  void one_that_is_cut_off_at_the_end_does_not_count_behind_others() {
    byte[] text = bytes("caf\u00e9;caf\u00e9");
    check.take(Arrays.copyOf(text, text.length - 1), 0);
    check.end();

    assertThat(check.utf8()).isTrue();
  }

  @Test
  void one_that_is_begun_and_not_finished_is_none() {
    byte[] text = bytes("café");
    check.take(Arrays.copyOfRange(text, 0, 4), 0);
    take("plain");

    assertThat(check.utf8()).isFalse();
    assertThat(check.bad()).isEqualTo(1);
  }

  @Test
  void each_byte_that_is_no_utf_8_is_counted() {
    take("a" + BAD + "b" + BAD + BAD + "\n");

    assertThat(check.utf8()).isFalse();
    assertThat(check.bad()).isEqualTo(3);
  }

  @Test
  void a_byte_order_mark_is_passed_over() {
    check.take(bytes(BAD + BAD + "ean"), 2);

    assertThat(check.utf8()).isTrue();
    assertThat(kept()).startsWith("ean");
  }

  @Test
  void a_nul_is_refused_with_its_place() {
    take("ean\n");

    assertThatThrownBy(() -> take("x\0"))
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("byte 6 is NUL");
  }

  @Test
  void more_control_characters_than_one_in_fifty_are_no_text() {
    take("\u0001" + "x".repeat(49));

    assertThatThrownBy(() -> take("\u001f" + "x".repeat(48)))
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("every 50th byte is a control character");
  }

  @Test
  void what_scanners_put_around_and_between_codes_is_text_and_so_is_the_end_of_dos() {
    take("\u0002]C1010400638133393110A1\u001d37012\u0003\r\n\u0004\u001c\u001e\u001a");

    assertThat(check.utf8()).isTrue();
  }

  @Test
  void line_ends_tabs_form_feeds_and_blanks_are_no_control_characters() {
    take("\n\r\t\f \n\r\t\f ");

    assertThat(check.utf8()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 4, 1000, true", "1, 4, 999, false", "1, 3, 1000, false", "1, 10, 50, true",
    "1, 10, 49, false", "1, 9, 999, false", "2, 20, 100, true", "2, 20, 99, false",
    "2, 8, 2000, true", "2, 8, 1999, false"
  })
  void a_few_bad_bytes_among_many_characters_make_no_other_encoding(
      int bad, int several, int length, boolean nearly) {
    String rest = "x".repeat(length - bad - 2 * several);
    take(BAD.repeat(bad) + rest + "é".repeat(several));

    assertThat(check.nearlyUtf8()).isEqualTo(nearly);
  }

  @Test
  void the_beginning_is_kept_and_later_lines_with_other_characters_than_those_of_ascii() {
    take("x".repeat(4095) + "\n" + "plain\n");
    String beginning = kept();
    take("plain\ncaf" + BAD + "\rplain\r", "plain\n", "Gr" + BAD + BAD + "e\nplain\nf" + BAD + "r");

    assertThat(beginning).isEqualTo("x".repeat(4095) + "\n");
    assertThat(kept()).isEqualTo(beginning + "caf" + BAD + "\rGr" + BAD + BAD + "e\nf" + BAD + "r");
  }

  @Test
  void what_is_kept_is_no_longer_than_one_line_behind_the_limit() {
    String line = BAD.repeat(1 << 15) + "\n";
    take("ean\n", line, line, line);

    assertThat(check.kept()).hasSize(4 + 2 * line.length());
  }
}
