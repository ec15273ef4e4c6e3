package caravan.desk;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.files.FileNames;
import caravan.files.TemporaryNames;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftNameTests {

  @ParameterizedTest
  @CsvSource({
    "spring.csv, spring.csv",
    "Frühling 春.xlsx, Frühling 春.xlsx",
    "/etc/passwd, passwd",
    "a/../../b.csv, b.csv",
    "C:\\lists\\b.csv, b.csv",
    "...hidden.csv, hidden.csv",
    "desktop.ini, desktop.ini.txt",
    "copy.tmp, copy.tmp.txt",
    "end.csv~, end.csv",
    "what?.csv, what_.csv",
    "..., list.txt",
    "'', list.txt"
  })
  void a_name_is_only_a_name(String sent, String kept) {
    assertThat(DraftName.of(sent)).isEqualTo(kept);
  }

  @Test
  void whatever_is_sent_is_one_name_that_the_input_folder_shows() {
    for (String sent :
        List.of("x".repeat(400) + ".csv", "ä".repeat(400), "a\u0000b\r\n.csv", "\u202Evsc.csv")) {
      String name = DraftName.of(sent);
      assertThat(Path.of(name).getNameCount()).isEqualTo(1);
      assertThat(name).doesNotContainPattern("\\p{Cntrl}").isNotEqualTo("..");
      assertThat(TemporaryNames.leftAlone(name)).isFalse();
      assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(FileNames.LONGEST + 1);
    }
  }
}
