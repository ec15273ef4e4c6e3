package caravan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.ledger.Pause;
import caravan.sandbox.SandboxOptions;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * The screens where nothing was ever done and where nothing goes; their pictures are left in {@code
 * target/screens} for whoever wants to look at them.
 */
@Tag("slow")
@EnabledIf("caravan.web.Browser#there")
final class ScreenStateTests {

  private static final Path PICTURES = Path.of("target/screens");

  @TempDir Path folder;

  @Test
  void empty_screens_say_what_to_do_and_nothing_is_at_fault() throws IOException {
    try (InProcess home = new InProcess(folder, SandboxOptions.trial().build());
        Browser browser = new Browser()) {
      home.listening();
      home.start();
      Page now = browser.tab(1280, 900, false);
      now.navigate("http://" + home.address() + "/");
      assertThat(now.locator("main").textContent())
          .contains(home.input().toString())
          .contains("sample list");
      look(browser, home, "empty", List.of("/", "/lists", "/channels/circana", "/calls", "/about"));
    }
  }

  @Test
  void screens_in_trouble_say_what_to_do_and_nothing_is_at_fault() throws IOException {
    try (InProcess home = new InProcess(folder, SandboxOptions.trial().build());
        Browser browser = new Browser()) {
      home.listening();
      home.start();
      home.sandbox().revoke(Home.KEY);
      home.drop("spring.csv", "asin\n" + Home.asins(1, 400));
      home.drop("cartons.csv", "ean\n" + "4006381333930\n4006381333937\n".repeat(20));
      home.drop("empty.csv", "");
      await("the key is refused")
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  home.daemon().reports().report().channels().stream()
                      .anyMatch(c -> c.pause() != null && c.pause().kind() == Pause.Kind.KEY));
      Page now = browser.tab(1280, 900, false);
      now.navigate("http://" + home.address() + "/");
      assertThat(now.title()).isEqualTo("! key refused · Caravan");
      assertThat(now.locator("#alarms").textContent()).contains("API refuses the key");
      look(
          browser,
          home,
          "trouble",
          List.of("/", "/lists", "/lists/1", "/channels/circana", "/calls", "/about", "/no"));
    }
  }

  private static void look(Browser browser, InProcess home, String state, List<String> screens)
      throws IOException {
    browser.complaints();
    Files.createDirectories(PICTURES);
    List<String> faults = new ArrayList<>();
    for (String screen : screens) {
      for (boolean dark : new boolean[] {false, true}) {
        Page page = browser.tab(dark ? 390 : 1280, 900, dark);
        page.navigate("http://" + home.address() + screen);
        String name = state + screen.replace('/', '-') + (dark ? "-narrow-dark" : "-wide-light");
        page.screenshot(
            new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(PICTURES.resolve(name + ".png")));
        Browser.axe(page).forEach(fault -> faults.add(name + ": " + fault));
        page.context().close();
      }
    }
    assertThat(faults).isEmpty();
    assertThat(browser.complaints()).filteredOn(line -> !line.contains("404")).isEmpty();
  }
}
