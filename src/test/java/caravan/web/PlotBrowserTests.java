package caravan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.asinscope.CircanaBarcodes;
import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.sandbox.SandboxOptions;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The plots of a channel as people have them before them. */
@Tag("slow")
@EnabledIf("caravan.web.Browser#there")
class PlotBrowserTests {

  private static final String DRAWN =
      """
      () => [...document.querySelectorAll('.plot canvas')].map((canvas) => {
        const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        let seen = 0;
        for (let at = 3; at < data.length; at += 4) seen += data[at] > 0 ? 1 : 0;
        return seen > 500;
      })""";

  @TempDir static Path folder;
  private static InProcess home;
  private static Browser browser;

  @BeforeAll
  static void start() {
    home = new InProcess(folder, SandboxOptions.trial().build());
    home.listening().with("caravan.circana.plan", "full");
    home.start();
    home.drop("many.txt", Home.asins(1, 3_000));
    await("a 429")
        .until(() -> home.sandbox().diary().answeredWith(CircanaBarcodes.CHANNEL, 429) > 0);
    browser = new Browser();
  }

  @AfterAll
  static void stop() {
    browser.close();
    home.close();
  }

  private static Page open(int width, boolean dark) {
    Page page = browser.tab(width, 900, dark);
    page.navigate("http://" + home.address() + "/channels/circana");
    return page;
  }

  @Test
  void plots_are_drawn_under_the_policy_in_light_and_dark_narrow_and_wide() {
    browser.complaints(); // of other tests
    List<String> faults = new ArrayList<>();
    for (int width : new int[] {320, 1280}) {
      for (boolean dark : new boolean[] {false, true}) {
        Page page = open(width, dark);
        page.waitForFunction("() => document.querySelectorAll('.plot canvas').length === 2");
        page.waitForFunction("() => document.getElementById('live').textContent === 'Live.'");
        assertThat(page.evaluate(DRAWN)).isEqualTo(List.of(true, true));
        assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(width);
        page.locator("#speed summary").click();
        faults.addAll(Browser.axe(page));
        page.context().close();
      }
    }
    assertThat(faults).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void without_scripts_the_numbers_are_there_and_what_if_is_answered() {
    Page page = browser.plain();
    page.navigate("http://" + home.address() + "/channels/circana?span=6h");
    page.locator("#speed summary").click();
    assertThat(page.locator("#speed table").first().textContent()).contains("Tokens a minute");
    page.getByLabel("More codes").fill("50");
    page.getByText("What then?").click();
    assertThat(page.url()).contains("more=50").contains("span=6h");
    assertThat(page.locator("p[role=status]").textContent()).isNotBlank();
    page.context().close();
  }

  @Test
  void no_other_screen_loads_what_draws() {
    Page page = browser.tab(1280, 900, false);
    List<String> loaded = new ArrayList<>();
    page.onRequest(request -> loaded.add(request.url()));
    page.navigate("http://" + home.address() + "/");
    assertThat(loaded).noneMatch(url -> url.contains("uplot") || url.contains("plot.js"));
    page.navigate("http://" + home.address() + "/channels/circana");
    assertThat(loaded).anyMatch(url -> url.contains("uplot"));
    page.context().close();
  }
}
