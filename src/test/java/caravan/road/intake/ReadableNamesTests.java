package caravan.road.intake;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.lists.archive.ListArchive;
import caravan.road.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of any bytes, as Windows, Samba and FTP clients leave them. */
class ReadableNamesTests {

  @TempDir private Path folder;
  private ReadableNames names;

  @BeforeEach
  void open() {
    names = new ReadableNames(folder, new ListArchive());
  }

  private Path only(Path in) throws IOException {
    try (Stream<Path> files = Files.walk(in)) {
      return files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  private String renamed(String quoted) throws IOException {
    Bytes.bash(folder, "printf x > " + quoted);
    Path file = names.readable(only(folder));
    assertThat(file).hasContent("x");
    Files.delete(file);
    return folder.relativize(file).toString();
  }

  @Test
  void a_name_that_can_be_written_stays() throws IOException {
    Path file = Files.writeString(folder.resolve("größe é.csv"), "x");

    assertThat(names.readable(file)).isEqualTo(file).exists();
  }

  @Test
  void a_name_of_code_page_1252_is_called_what_was_meant() throws IOException {
    assertThat(renamed(Bytes.western("Gr\u00f6\u00dfe \u00fcber.csv"))).isEqualTo("Größe über.csv");
    assertThat(renamed("$'\\x80 5.csv'")).isEqualTo("€ 5.csv");
  }

  @Test
  void what_is_utf8_in_it_is_read_as_that_and_what_is_no_letter_at_all_is_a_line()
      throws IOException {
    assertThat(renamed("$'\\xc3\\xa4 \\xe4.csv'")).isEqualTo("ä ä.csv");
    assertThat(renamed("$'a\\x81\\x8d%41.csv'")).isEqualTo("a__%41.csv");
    assertThat(renamed("$'a\\xe4'")).isEqualTo("aä");
  }

  @Test
  void a_folder_of_such_a_name_is_made_anew_and_nothing_is_overwritten() throws IOException {
    Files.createDirectory(folder.resolve("Bücher"));
    Files.writeString(folder.resolve("Bücher/a.csv"), "another");
    Bytes.bash(folder, "mkdir $'B\\xfccher'; printf x > $'B\\xfccher/a.csv'");
    Path odd =
        Files.walk(folder)
            .filter(file -> Files.isRegularFile(file) && !file.startsWith(folder.resolve("Bücher")))
            .findFirst()
            .orElseThrow();

    assertThat(names.readable(odd)).isEqualTo(folder.resolve("Bücher/a-2.csv")).hasContent("x");
    assertThat(folder.resolve("Bücher/a.csv")).hasContent("another");
  }

  @Test
  void the_folder_is_told_as_it_is_written_in_a_setting() {
    assertThat(
            List.of(
                folder.resolve("de/books/a.csv"),
                folder.resolve("de/a.csv"),
                folder.resolve("a.csv")))
        .extracting(names::folder)
        .containsExactly("de/books", "de", "");
  }

  @Test
  void a_name_that_can_be_written_is_shown_as_it_is() throws IOException {
    assertThat(ReadableNames.shown(Path.of("/in/ä b.csv"))).isEqualTo("/in/ä b.csv");
    Bytes.bash(folder, "printf x > $'\\xe4.csv'");
    assertThat(ReadableNames.shown(only(folder))).isEqualTo(folder + "/%E4.csv");
    assertThat(ReadableNames.shown(only(folder).getFileName())).isEqualTo("%E4.csv");
  }
}
