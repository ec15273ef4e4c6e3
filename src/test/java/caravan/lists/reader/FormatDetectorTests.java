package caravan.lists.reader;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.Domain;
import caravan.codes.Row;
import caravan.lists.CheckDigit;
import caravan.lists.ListRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a list is read, as its beginning tells. */
class FormatDetectorTests {

  @TempDir private Path folder;
  private final ListReader reader = new ListReader(new ListRules(Domain.COM, CheckDigit.WARN));

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void a_line_that_is_cut_at_the_end_of_the_beginning_does_not_tell(String end) throws IOException {
    String row = "4006381333931;\"" + "a; b ".repeat(100) + "\"" + end;
    Path file = Files.writeString(folder.resolve("a.csv"), "EAN;Name" + end + row.repeat(200));

    Preview preview = reader.survey(file, "", "a.csv");

    assertThat(preview.rows()).isEqualTo(200);
    assertThat(preview.head().columns()).containsExactly("EAN", "Name");
    assertThat(preview.summary()).doesNotContain("unquoted");
    try (RowStream rows = reader.rows(file, preview)) {
      assertThat(rows).toIterable().allMatch(Row::valid);
    }
  }

  @Test
  void what_is_to_be_known_of_its_characters_is_told() throws IOException {
    byte[] text = "EAN;Größe\n4006381333931;für\n".repeat(100).getBytes(StandardCharsets.UTF_8);
    text[text.length - 3] = (byte) 0xFC;
    Path file = Files.write(folder.resolve("a.csv"), text);
    Path plain = Files.writeString(folder.resolve("b.csv"), "EAN;Name\n4006381333931;a\n");

    assertThat(reader.survey(file, "", "a.csv").summary())
        .contains("UTF-8 but for 2 bytes, which are replaced");
    assertThat(reader.survey(plain, "", "b.csv").summary()).doesNotContain("replaced");
  }
}
