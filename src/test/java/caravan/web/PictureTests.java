package caravan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.asinscope.CircanaBarcodes;
import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.sandbox.SandboxOptions;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * The picture of the README: the demo's list delivered, others at work. Taken each time, into
 * {@code target/page.png}; {@code -Dpicture=src/docs/page.png} puts it where the README shows it.
 */
@EnabledIf("caravan.web.Browser#there")
final class PictureTests {

  private static final Path SHOWN = Path.of("src/docs/page.png");
  private static final int LARGEST = 150 * 1024;

  @TempDir Path folder;

  @Test
  void the_readme_s_picture_is_taken_of_the_page_and_small() throws IOException {
    try (InProcess home = new InProcess(folder, SandboxOptions.full().build());
        Browser browser = new Browser()) {
      home.with("caravan.circana.plan", "full").listening();
      home.start();
      home.drop("spring.csv", sample());
      home.receipt("spring");
      home.drop("autumn.csv", "asin\n" + Home.asins(1_000, 2_400));
      home.drop("urgent/returns.txt", Home.asins(3_000, 60));
      home.drop("de/drogerie.csv", "asin\n" + Home.asins(5_000, 1_400));
      home.drop("cartons.csv", "ean\n" + "4006381333930\n4006381333937\n".repeat(20));
      await("lists are at work")
          .until(
              () ->
                  home.daemon().reports().report().atWork().size() >= 2
                      && home.sandbox().diary().calls(CircanaBarcodes.CHANNEL) > 0);
      Page page = browser.tab(1200, 900, false);
      page.navigate("http://" + home.address() + "/");
      byte[] picture = page.screenshot();
      Path taken = Path.of(System.getProperty("picture", "target/page.png"));
      Files.write(taken, picture);

      assertThat(page.title()).contains("at work");
      assertThat(picture.length).isLessThanOrEqualTo(LARGEST);
      assertThat(Files.size(SHOWN)).isLessThanOrEqualTo(LARGEST);
      assertThat(Files.readString(Path.of("README.md"), StandardCharsets.UTF_8))
          .contains("](" + SHOWN + ")");
    }
  }

  private static String sample() throws IOException {
    try (var sample = PictureTests.class.getResourceAsStream("/caravan/demo/spring.csv")) {
      return new String(sample.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
