package caravan.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit of the packages, as systemd reads it. */
class ServiceUnitTests {

  private static final String UNIT = "caravan.service";
  private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");
  private static final Pattern EXPOSURE =
      Pattern.compile("exposure level for caravan\\.service: ([0-9.]+)");

  @TempDir private Path folder;

  /** It ends with 0 also where it does not know a setting: what it prints is what counts. */
  @Test
  void systemd_finds_nothing_to_say_about_it() throws Exception {
    assertThat(analyze("verify")).isEmpty();
  }

  @Test
  void what_a_broken_caravan_could_reach_is_little() throws Exception {
    Matcher exposure = EXPOSURE.matcher(analyze("security", "--offline=true", "--no-pager"));
    assertThat(exposure.find()).isTrue();
    assertThat(Double.parseDouble(exposure.group(1))).isLessThanOrEqualTo(2.0);
  }

  private String analyze(String... words) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(ANALYZE), "there is no systemd-analyze");
    Path unit = folder.resolve(UNIT);
    String text = Files.readString(Path.of("src/build/packages", UNIT));
    // the program itself lies where it is installed, and here it is not
    Files.writeString(
        unit, text.replace("ExecStart=/opt/caravan/bin/caravan", "ExecStart=/bin/sh"));
    ProcessBuilder builder = new ProcessBuilder(ANALYZE.toString());
    builder.command().addAll(List.of(words));
    builder.command().add(unit.toString());
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
