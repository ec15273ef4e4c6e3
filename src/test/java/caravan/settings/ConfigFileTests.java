package caravan.settings;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.results.ResultFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTests {

  @TempDir private Path folder;

  @Test
  void comments_blank_lines_and_both_separators_are_understood() {
    Path file =
        Load.written(
            folder,
            "# a comment",
            "",
            "! another",
            "  caravan.linger : 2s",
            "caravan.state=st\u00e4te\r");
    Settings settings = Load.file(file);
    assertThat(settings.linger()).hasSeconds(2);
    assertThat(settings.folders().state()).hasFileName("st\u00e4te");
  }

  @Test
  void a_byte_order_mark_is_not_part_of_the_first_key() {
    assertThat(Load.file(Load.written(folder, "\ufeffcaravan.linger=3s")).linger()).hasSeconds(3);
  }

  @Test
  void an_entry_goes_on_after_a_backslash_at_the_end_of_its_line() {
    Path file =
        Load.written(folder, "caravan.output.formats=csv,\\", "   xlsx", "caravan.linger=4s");
    Settings settings = Load.file(file);
    assertThat(settings.results().formats()).containsExactly(ResultFormat.CSV, ResultFormat.XLSX);
    assertThat(settings.described().get("caravan.linger").origin()).endsWith("line 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"C:\\lists\\new", "C:\\in", "..\\in", "D:\\\\a\\b", "C:\\users\\anna", "D:\\"})
  void a_windows_path_is_told_how_it_is_written(String path) {
    Path file =
        Load.written(folder, "caravan.linger=1s", "caravan.input=" + path, "caravan.keep=1d");
    assertThat(Load.faultsOfFile(file))
        .containsExactly(
            "caravan.input ("
                + file
                + ", line 2): a single \\ is lost when this file is read;"
                + " write / or \\\\, such as C:/lists/in");
  }

  @Test
  void doubled_backslashes_and_escapes_of_the_format_are_understood() {
    Path file =
        Load.written(
            folder, "caravan.state=a\\\\b", "caravan.ledger.user=a\\:\\u0062\\=\\#\\!\\ c");
    Settings settings = Load.file(file);
    assertThat(settings.folders().state()).hasFileName("a\\b");
    assertThat(settings.ledger().user()).contains("a:b=#! c");
  }

  @Test
  void a_key_given_twice_is_told_with_both_lines() {
    Path file =
        Load.written(folder, "caravan.linger=1s", "", "caravan.keep=1d", "caravan.linger=2s");
    assertThat(Load.faultsOfFile(file))
        .containsExactly(
            "caravan.linger ("
                + file
                + ", line 4): is given in line 1 already; keep one of the two");
  }

  @Test
  void a_line_that_is_no_setting_is_not_repeated() {
    Path file = Load.written(folder, "c4n4ryK3yOnALineOfItsOwn");
    assertThat(Load.faultsOfFile(file))
        .containsExactly(
            file + ", line 1: is not a setting of Caravan; write caravan.NAME = VALUE");
  }

  @Test
  void a_wrong_value_is_told_with_its_line() {
    Path file = Load.written(folder, "# first", "caravan.linger=soon");
    assertThat(Load.faultsOfFile(file))
        .singleElement()
        .asString()
        .startsWith("caravan.linger=soon (" + file + ", line 2): must be a number with its unit");
  }

  @Test
  void a_file_that_is_not_there_or_not_utf_8_or_a_folder_is_told() throws IOException {
    Path none = folder.resolve("none.properties");
    assertThat(Load.faultsOfFile(none))
        .containsExactly(none + ": there is no such file of settings; see the name after --config");
    Path latin = folder.resolve("latin.properties");
    Files.write(latin, "caravan.state=st\u00e4te".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(Load.faultsOfFile(latin))
        .containsExactly(latin + ": is not UTF-8; save it again in that encoding");
    assertThat(Load.faultsOfFile(folder))
        .singleElement()
        .asString()
        .startsWith(folder + ": this file of settings can't be read: ");
  }
}
