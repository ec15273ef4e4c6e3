package caravan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.sandbox.SandboxOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Lists are dropped, pasted and chosen in a browser, over a whole daemon. */
@Tag("slow")
@EnabledIf("caravan.web.Browser#there")
class DraftBrowserTests {

  /** Calls of the page's own code with what a person would have in hand. */
  private static final String DROP =
      """
      files => {
        const bag = new DataTransfer();
        for (const [name, text] of files) bag.items.add(new File([text], name));
        for (const kind of ['dragenter', 'dragover', 'drop']) {
          document.body.dispatchEvent(
            new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: bag}));
        }
      }""";

  private static final String PASTE =
      """
      text => {
        const bag = new DataTransfer();
        bag.setData('text/plain', text);
        document.body.dispatchEvent(
          new ClipboardEvent('paste', {bubbles: true, cancelable: true, clipboardData: bag}));
      }""";

  @TempDir static Path folder;
  private static InProcess home;
  private static Browser browser;

  @BeforeAll
  static void start() {
    home = new InProcess(folder, SandboxOptions.unlimited().build());
    home.listening();
    home.start();
    browser = new Browser();
  }

  @AfterAll
  static void stop() {
    browser.close();
    home.close();
  }

  private static Page open(int width, boolean dark) {
    Page page = browser.tab(width, 900, dark);
    page.navigate("http://" + home.address() + "/");
    return page;
  }

  private static void priced(Page page, String button) {
    page.waitForURL("**/drafts/*");
    assertThat(page.locator("button.main").textContent()).isEqualTo(button);
  }

  @Test
  void lists_are_dropped_and_started() {
    browser.complaints(); // of other tests
    Page page = open(1280, false);
    page.evaluate(
        DROP,
        List.of(
            List.of("dropped a.txt", Home.asins(100, 10)),
            List.of("dropped b.txt", Home.asins(200, 20))));
    priced(page, "Start 2 lists · 30 tokens");
    page.locator("#urgency-urgent").check();
    page.locator("button.main").click();
    page.waitForURL("**/?said=*");
    assertThat(page.locator("[role=status]").textContent()).contains("2 lists are started");
    assertThat(home.receipt("dropped b").get("tokensSpent").asInt()).isPositive();
    assertThat(browser.complaints()).isEmpty();
    page.context().close();
  }

  @Test
  void what_is_pasted_is_a_list_but_not_into_a_field() {
    Page page = open(1280, false);
    page.locator("#note-circana").focus();
    page.evaluate(
        "() => document.getElementById('note-circana').dispatchEvent(new ClipboardEvent('paste',"
            + " {bubbles: true, clipboardData: new DataTransfer()}))");
    assertThat(page.url()).doesNotContain("drafts");
    page.evaluate(PASTE, "asin\tshelf\n" + Home.asins(300, 10).replace("\n", "\tx\n"));
    priced(page, "Start 1 list · 10 tokens");
    assertThat(page.locator("h1").textContent()).isEqualTo("pasted.tsv");
    page.context().close();
  }

  @Test
  void by_keyboard_alone_a_list_is_brought_corrected_started_and_had() {
    Page page = open(1280, false);
    page.setInputFiles("#lists", payload("keys.csv", "asin;parent asin\nB000000401;B000000402\n"));
    page.locator("#lists").focus();
    reach(page, "Price them");
    page.keyboard().press("Enter");
    priced(page, "Start 1 list · 10 tokens");
    page.locator("#column-1").focus();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowDown");
    reach(page, "Price it anew");
    page.keyboard().press("Enter");
    page.waitForURL("**/drafts/*said=*");
    assertThat(page.content()).contains("B000000402 (asin, com) of circana");
    page.locator("#urgency-normal").focus();
    reach(page, "Start 1 list · 10 tokens");
    assertThat(page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle"))
        .isEqualTo("solid");
    page.keyboard().press("Enter");
    page.waitForURL("**/?said=*");
    home.receipt("keys");
    assertThat(home.csv("keys").get(1)).contains("B000000402,asin,com,found");
    page.context().close();
  }

  /** Goes on with the tab key until that button has the focus. */
  private static void reach(Page page, String button) {
    for (int key = 0; key < 40; key++) {
      if (button.equals(page.evaluate("() => document.activeElement.textContent.trim()"))) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError(button + " can't be reached");
  }

  private static FilePayload payload(String name, String text) {
    return new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void without_scripts_a_list_is_brought_by_its_form() {
    Page page = browser.plain();
    page.navigate("http://" + home.address() + "/");
    page.setInputFiles("#lists", payload("plain.txt", Home.asins(500, 10)));
    page.locator("#drop button").click();
    priced(page, "Start 1 list · 10 tokens");
    page.locator("button.heavy").click();
    page.waitForURL("**/?said=*");
    assertThat(page.locator("[role=status]").textContent()).contains("Nothing was spent");
    page.context().close();
  }

  @Test
  void nothing_is_at_fault_on_a_price_in_light_and_dark_narrow_and_wide() {
    browser.complaints(); // of other tests
    String doubtful =
        "EAN;shelf;a heading that is longer than others\n"
            + "4006381333930;<b>x</b>;y\n".repeat(12)
            + "x".repeat(70)
            + ";a;b\n";
    Page first = open(1280, false);
    first.evaluate(
        DROP,
        List.of(
            List.of("a-name-without-any-place-to-break-it-in-two-0123456789.csv", doubtful),
            List.of("broken.json", "{"),
            List.of("fine.txt", Home.asins(600, 30))));
    first.waitForURL("**/drafts/*");
    String path = first.url();
    first.context().close();
    List<String> faults = new ArrayList<>();
    home.drop("held.csv", doubtful);
    await("it is held").until(() -> !home.daemon().ledger().overview().held().isEmpty());
    String top = "http://" + home.address() + "/";
    for (String url : List.of(path, top, top + "held/1")) {
      for (int width : new int[] {320, 1280}) {
        Page page = browser.tab(width, 900, false);
        page.navigate(url);
        for (boolean dark : new boolean[] {false, true}) {
          Browser.colour(page, dark);
          Browser.axe(page).forEach(fault -> faults.add(width + ": " + fault));
          assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
              .as(url + " " + width)
              .isEqualTo(width);
        }
        page.context().close();
      }
    }
    assertThat(faults).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }
}
