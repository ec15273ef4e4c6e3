package caravan.lists.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that stand in quotation marks as a whole. */
class UnwrappedLinesTests {

  @ParameterizedTest
  @ValueSource(strings = {"\"EAN;Name\"", "EAN;Name"})
  void lines_that_stand_in_marks_as_a_whole_are_seen(String header) {
    assertThat(UnwrappedLines.are(header + "\n\"1;\"\"a\"\"\"\n\n\"2;b\"\n")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"EAN\"\n\"1\";\"a\"\n\"2\";\"b\"\n", // cells
        "\"EAN\"\n\"1;a\nb\"\n\"2;b\"\n", // a cell of two lines
        "\"EAN\"\n\"1;a\"\"\n\"2;b\"\n",
        "\"EAN\"\n\"1;a\"\n", // one line proves nothing
        "\"EAN\"\n\"\n\"\n",
        "EAN;Name\n1;a\n2;b\n"
      })
  void others_are_not(String text) {
    assertThat(UnwrappedLines.are(text)).isFalse();
  }

  @Test
  void the_lines_within_are_read_and_others_stay_as_they_are() throws IOException {
    StringWriter inner = new StringWriter();
    try (UnwrappedLines lines =
        new UnwrappedLines(new StringReader("EAN;Name\r\n\"1;\"\"a\"\"\"\r\"2\";\"b\"\n\"3;c\""))) {
      lines.transferTo(inner);
    }
    assertThat(inner).hasToString("EAN;Name\r\n1;\"a\"\r\"2\";\"b\"\n3;c");
  }
}
