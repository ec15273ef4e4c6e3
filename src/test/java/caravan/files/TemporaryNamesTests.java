package caravan.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemporaryNamesTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".hidden",
        "a.part",
        "a.TMP",
        "a.filepart",
        "a.csv.crdownload",
        "a.Partial",
        "a.txt.swp",
        "a.txt~",
        "~$a.xlsx",
        "Thumbs.db",
        "DESKTOP.INI"
      })
  void what_is_not_finished_or_a_program_s_own_is_left_alone(String name) {
    assertThat(TemporaryNames.leftAlone(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a.csv", "part", "tmp.csv", "~a.csv", "a.parts", "thumbs.db.csv", "$~.csv"})
  void what_only_looks_like_it_is_a_list(String name) {
    assertThat(TemporaryNames.leftAlone(name)).isFalse();
  }
}
