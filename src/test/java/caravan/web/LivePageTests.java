package caravan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.sandbox.SandboxOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of lists, seen on pages that stay open. */
@Tag("slow")
@EnabledIf("caravan.web.Browser#there")
final class LivePageTests {

  private static final int PAGES = 9;

  private static final String LIVE =
      "() => /^Live|every 10 s/.test(document.getElementById('live').textContent)";

  @TempDir Path folder;
  private InProcess home;
  private Browser browser;

  @BeforeEach
  void open() {
    home = new InProcess(folder, SandboxOptions.full().build());
    home.with("caravan.circana.plan", "full").listening();
    home.start();
    browser = new Browser();
  }

  @AfterEach
  void close() {
    browser.close();
    home.close();
  }

  @Test
  void nine_pages_of_one_browser_all_load_and_all_follow() {
    BrowserContext person = browser.tab(1280, 900, false).context();
    List<Page> pages = new ArrayList<>();
    for (int page = 0; page < PAGES; page++) {
      Page one = page == 0 ? person.pages().get(0) : person.newPage();
      one.navigate(url("/"));
      one.waitForFunction(LIVE);
      pages.add(one);
    }
    home.drop("spring.csv", "asin\n" + Home.asins(1, 700));
    for (Page page : pages) {
      page.waitForFunction(
          "() => document.getElementById('work').textContent.includes('spring.csv')");
    }
    Page last = pages.get(PAGES - 1);
    last.waitForFunction(
        "() => document.getElementById('work').textContent.includes('500 of 700')");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void a_list_shows_moves_and_is_done_without_a_hand() {
    Page page = browser.tab(1280, 900, false);
    page.navigate(url("/"));
    page.waitForFunction(LIVE);
    home.drop("spring.csv", "asin\n" + Home.asins(1, 60));
    page.waitForFunction(
        "() => document.getElementById('done').textContent.includes('spring.csv')");
    assertThat(page.locator("#done td[data-label=Tokens]").textContent()).isEqualTo("60");
  }

  @Test
  void what_is_answered_so_far_is_downloaded_and_no_other_row() throws Exception {
    home.drop("frühling.csv", "asin\n" + Home.asins(1, 700));
    await("the minute is spent").until(() -> answered() == 500);
    HttpResponse<String> part =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(url("/lists/1/files/partial.csv"))).build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answered()).isEqualTo(500);
    // a row has a line for each product that it found, and titles may have a line break
    List<String> rows = part.body().lines().filter(line -> line.startsWith("B00")).toList();
    assertThat(rows.stream().map(row -> row.split(",", 2)[0]).distinct()).hasSize(500);
    assertThat(rows).allMatch(row -> row.contains(",found,") || row.contains(",not_found,"));
    assertThat(part.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment; ")
        .contains("filename*=UTF-8''fr%C3%BChling.partial.csv");
    assertThat(part.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  private long answered() {
    return home.daemon().ledger().overview().find(1).map(l -> l.rows() - l.open()).orElse(0L);
  }

  @Test
  void back_leads_to_the_filter_and_the_place_that_one_left() {
    home.drop("spring.csv", "asin\n" + Home.asins(1, 400));
    home.receipt("spring");
    Page page = browser.tab(1280, 600, false);
    page.navigate(url("/lists/1?show=found&q=B0"));
    page.evaluate("() => window.scrollTo(0, 900)");
    page.waitForFunction("() => window.scrollY > 800");
    // not by the pointer, which would scroll to it first
    page.evaluate("() => document.querySelector('nav a[href$=\"about\"]').click()");
    page.waitForURL("**/about");
    page.goBack();
    page.waitForURL(address -> address.endsWith("/lists/1?show=found&q=B0"));
    page.waitForFunction("() => window.scrollY > 800");
    assertThat(page.locator("input[name=q]").inputValue()).isEqualTo("B0");
  }

  private String url(String path) {
    return "http://" + home.address() + path;
  }
}
