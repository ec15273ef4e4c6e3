package caravan.lists.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.lists.UnreadableListException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the first bytes of a list tell its encoding. */
class EncodingTests {

  private static Encoding of(byte[] bytes) throws IOException {
    return Encoding.of(new ByteArrayInputStream(bytes), () -> new ByteArrayInputStream(bytes));
  }

  private static byte[] bytes(String text, String charset, int... mark) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int b : mark) {
      all.write(b);
    }
    all.writeBytes(text.getBytes(Charset.forName(charset)));
    return all.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({"UTF-16LE, 0xFF, 0xFE", "UTF-16BE, 0xFE, 0xFF"})
  void a_mark_tells_which_of_two_bytes_goes_first(String charset, int one, int two)
      throws IOException {
    Encoding encoding = of(bytes("EAN;名\n", charset, one, two));

    assertThat(encoding.charset().name()).isEqualTo(charset);
    assertThat(encoding.mark()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"UTF-16LE", "UTF-16BE"})
  void without_a_mark_the_zeros_of_latin_text_do(String charset) throws IOException {
    assertThat(of(bytes("EAN;Größe\n4006381333931;名\n", charset)).charset().name())
        .isEqualTo(charset);
    assertThat(of(bytes("EAN;Größe\n4006381333931;名\n", charset)).mark()).isZero();
    assertThat(of(bytes("abc名名名", charset)).charset().name()).as("3 in 12").isEqualTo(charset);
  }

  @ParameterizedTest
  @CsvSource({"UTF-16LE", "UTF-16BE"})
  void fewer_zeros_than_one_in_five_bytes_do_not(String charset) {
    assertThatThrownBy(() -> of(bytes("a名名名名", charset)))
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("NUL");
    assertThatThrownBy(() -> of(bytes("ab名名名", charset)))
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("NUL");
  }

  @Test
  void zeros_on_both_sides_are_no_text() {
    assertThatThrownBy(() -> of(new byte[] {'a', 0, 'b', 0, 0, 'c', 'd', 0}))
        .isInstanceOf(UnreadableListException.class);
    assertThatThrownBy(() -> of(new byte[] {0, 'a', 0, 'b', 'c', 0, 0, 'd'}))
        .isInstanceOf(UnreadableListException.class);
  }

  @Test
  void the_mark_of_utf_8_is_passed_over_be_it_only_half_there() throws IOException {
    assertThat(of(bytes("EAN", "UTF-8", 0xEF, 0xBB, 0xBF)).mark()).isEqualTo(3);
    assertThat(of(bytes("EAN", "UTF-8", 0xEF, 0xBB)).mark()).isEqualTo(2);
    assertThat(of(bytes("", "UTF-8", 0xEF, 0xBB)).mark()).isEqualTo(2);
    assertThat(of(bytes("EAN", "UTF-8")).mark()).isZero();
    assertThat(of(new byte[0]).mark()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0xFF, 0xFE", "0xFE, 0xFF"})
  void a_mark_that_what_follows_does_not_bear_out_is_passed_over(int one, int two)
      throws IOException {
    Encoding encoding = of(bytes("EAN\n4006381333931\n", "UTF-8", one, two));

    assertThat(encoding.charset()).isEqualTo(StandardCharsets.UTF_8);
    assertThat(encoding.mark()).isEqualTo(2);
  }

  @Test
  void the_text_begins_behind_the_mark() throws IOException {
    Encoding encoding = new Encoding(StandardCharsets.UTF_8, 3, "", "");
    byte[] bytes = bytes("EAN", "UTF-8", 0xEF, 0xBB, 0xBF);

    char[] text = new char[4];
    assertThat(encoding.reader(new ByteArrayInputStream(bytes)).read(text)).isEqualTo(3);
    assertThat(new String(text, 0, 3)).isEqualTo("EAN");
    assertThatThrownBy(() -> encoding.reader(new ByteArrayInputStream(new byte[2])))
        .isInstanceOf(EOFException.class);
  }
}
