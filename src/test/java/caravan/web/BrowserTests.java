package caravan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.sandbox.Refusals;
import caravan.sandbox.SandboxOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The page as people have it before them, over a whole daemon with lists at work. */
@Tag("slow")
@EnabledIf("caravan.web.Browser#there")
class BrowserTests {

  private static final List<String> SCREENS =
      List.of(
          "/", "/lists", "/lists/1", "/lists/2", "/channels/circana", "/calls", "/about", "/no");

  @TempDir static Path folder;
  private static InProcess home;
  private static Browser browser;

  @BeforeAll
  static void start() {
    home =
        new InProcess(
            folder,
            SandboxOptions.trial().refusals(Refusals.naming().poison("B000000003")).build());
    home.with("caravan.circana.plan", "trial").listening();
    home.start();
    home.drop("done.csv", "code\nB000000001\nB000000003\n123\n");
    home.receipt("done");
    home.drop("doubt.csv", "ean\n" + "4006381333930\n4006381333937\n".repeat(20));
    for (int list = 0; list < 60; list++) {
      home.drop("de/late %02d.csv".formatted(list), "asin\n" + Home.asins(1_000 + 40 * list, 40));
      home.drop("late %02d.csv".formatted(list), "asin\n" + Home.asins(5_000 + 40 * list, 40));
    }
    await("lists are at work").until(() -> home.daemon().reports().report().atWork().size() > 50);
    browser = new Browser();
  }

  @AfterAll
  static void stop() {
    browser.close();
    home.close();
  }

  private static Page open(String path, int width, boolean dark) {
    Page page = browser.tab(width, 900, dark);
    page.navigate("http://" + home.address() + path);
    return page;
  }

  @Test
  void nothing_is_at_fault_on_any_screen_in_light_and_dark_narrow_and_wide() {
    browser.complaints(); // of other tests
    List<String> faults = new ArrayList<>();
    for (int width : new int[] {390, 1280}) {
      Page page = browser.tab(width, 900, false);
      for (String path : SCREENS) {
        page.navigate("http://" + home.address() + path);
        for (boolean dark : new boolean[] {false, true}) {
          Browser.colour(page, dark);
          Browser.axe(page).forEach(fault -> faults.add(path + " " + width + ": " + fault));
        }
      }
      page.context().close();
    }
    assertThat(faults).isEmpty();
    assertThat(browser.complaints()).filteredOn(line -> !line.contains("404")).isEmpty();
  }

  @Test
  void no_screen_is_wider_than_a_small_telephone_and_every_target_is_large_enough() {
    Page page = browser.tab(320, 900, false);
    for (String path : SCREENS) {
      page.navigate("http://" + home.address() + path);
      assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
          .as(path)
          .isEqualTo(320);
      assertThat(
              page.evaluate(
                  """
                  () => [...document.querySelectorAll('button, summary, .button, select,'
                      + ' input:not([type=hidden]), nav a')]
                    .filter(e => e.offsetParent && e.getBoundingClientRect().height < 24)
                    .map(e => e.outerHTML)"""))
          .as(path)
          .isEqualTo(List.of());
    }
    page.context().close();
  }

  @Test
  void ten_seconds_of_change_leave_focus_scroll_open_details_and_nodes_where_they_are() {
    browser.complaints(); // of other tests
    Page page = open("/", 1280, false);
    page.waitForFunction("() => document.getElementById('live').textContent === 'Live.'");
    Locator note = page.locator("#note-lookup");
    note.fill("half a sen");
    page.evaluate(
        """
        () => {
          const work = document.getElementById('work');
          work.querySelectorAll('details')[20].open = true;
          window.row = work.querySelectorAll('tr')[21];
          window.scrollTo(0, 700);
          window.changes = 0;
          new MutationObserver(() => window.changes++).observe(
            document.getElementById('channels'), {subtree: true, childList: true, characterData: true});
        }""");
    page.waitForTimeout(10_000);
    assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("note-lookup");
    assertThat(note.inputValue()).isEqualTo("half a sen");
    assertThat(page.evaluate("() => Math.round(window.scrollY)")).isEqualTo(700);
    assertThat(page.evaluate("() => window.row.isConnected")).isEqualTo(true);
    assertThat(page.evaluate("() => document.querySelectorAll('#work details[open]').length"))
        .isEqualTo(1);
    assertThat((Integer) page.evaluate("() => window.changes")).isPositive();
    assertThat(browser.complaints()).isEmpty();
    page.context().close();
  }

  @Test
  void rows_stay_under_the_pointer_and_what_is_new_is_announced() {
    Page page = open("/", 1280, false);
    page.waitForFunction("() => document.getElementById('live').textContent === 'Live.'");
    page.locator("#done tr").nth(1).hover();
    double top = top(page);
    String row = (String) page.evaluate("() => document.querySelectorAll('#done tr')[1].id");
    home.drop("quick.txt", "123\n");
    page.waitForFunction("() => !document.getElementById('done-news').hidden");
    assertThat(page.evaluate("() => document.querySelectorAll('#done tr')[1].id")).isEqualTo(row);
    assertThat(page.locator("#done-news").textContent()).contains("1 new list");
    assertThat(top(page)).isCloseTo(top, within(2.0));
    page.mouse().move(5, 5);
    page.waitForFunction("() => document.getElementById('done').textContent.includes('quick.txt')");
    page.waitForFunction("() => document.getElementById('done-news').hidden");
    page.context().close();
  }

  @Test
  void a_channel_is_paused_and_resumed_with_buttons_also_without_scripts() {
    for (Page page : List.of(open("/channels/lookup", 1280, false), browser.plain())) {
      page.navigate("http://" + home.address() + "/channels/lookup");
      button(page, "Pause").click();
      assertThat(page.locator("#card").textContent()).contains("Paused by");
      assertThat(page.locator("[role=status]").textContent()).contains("lookup is paused");
      button(page, "Resume").click();
      assertThat(page.locator("#card").textContent()).doesNotContain("Paused by");
      page.context().close();
    }
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void a_list_is_cancelled_only_after_a_second_word() {
    Page page = open("/", 1280, false);
    page.locator("#work a", new Page.LocatorOptions().setHasText("late 59.csv")).first().click();
    page.waitForURL("**/lists/*");
    page.onceDialog(dialog -> dialog.dismiss());
    button(page, "Cancel").click();
    assertThat(page.locator("#head").textContent()).startsWith("at work");
    page.onceDialog(dialog -> dialog.accept());
    button(page, "Cancel").click();
    assertThat(page.locator("[role=status]").textContent()).contains("is cancelled");
    page.context().close();
  }

  @Test
  void the_fifth_page_of_a_browser_ends_the_stream_of_the_first_which_says_so() {
    Page first = open("/", 1280, false);
    first.waitForFunction("() => document.getElementById('live').textContent === 'Live.'");
    for (int more = 0; more < 4; more++) {
      Page page = first.context().newPage();
      page.navigate("http://" + home.address() + "/");
      page.waitForFunction("() => document.getElementById('live').textContent === 'Live.'");
    }
    first.waitForFunction(
        "() => document.getElementById('live').textContent.includes('every 10 s')");
    first.context().close();
  }

  @Test
  void a_page_says_since_when_it_is_not_connected_and_finds_a_daemon_that_is_back() {
    Page page = open("/", 1280, false);
    page.waitForFunction("() => document.getElementById('live').textContent === 'Live.'");
    page.locator("#note-lookup").fill("typed");
    home.stop();
    page.waitForFunction(
        "() => document.getElementById('lost').textContent.startsWith('Not connected since')",
        null,
        new Page.WaitForFunctionOptions().setTimeout(10_000));
    home.start();
    page.waitForFunction(
        "() => document.getElementById('lost').hidden"
            + " && document.getElementById('live').textContent === 'Live.'");
    assertThat(page.locator("#note-lookup").inputValue()).isEqualTo("typed");
    page.context().close();
  }

  @Test
  void a_hidden_page_pauses_and_goes_on_when_it_is_seen() {
    Page page = open("/", 1280, false);
    page.waitForFunction("() => document.getElementById('live').textContent === 'Live.'");
    hide(page, true);
    page.waitForFunction("() => document.getElementById('live').textContent.startsWith('Paused')");
    hide(page, false);
    page.waitForFunction("() => document.getElementById('live').textContent === 'Live.'");
    assertThat(page.locator("#lost").isVisible()).isFalse();
    page.context().close();
  }

  private static double top(Page page) {
    return ((Number)
            page.evaluate(
                "() => document.querySelectorAll('#done tr')[1].getBoundingClientRect().y"))
        .doubleValue();
  }

  private static void hide(Page page, boolean hidden) {
    page.evaluate(
        """
        hidden => {
          Object.defineProperty(document, 'hidden', {value: hidden, configurable: true});
          document.dispatchEvent(new Event('visibilitychange'));
        }""",
        hidden);
  }
}
