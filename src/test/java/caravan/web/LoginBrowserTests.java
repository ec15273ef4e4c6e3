package caravan.web;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.access.PasswordFile;
import caravan.access.PasswordHash;
import caravan.harness.InProcess;
import caravan.sandbox.SandboxOptions;
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

/** The login as people have it before them. */
@Tag("slow")
@EnabledIf("caravan.web.Browser#there")
class LoginBrowserTests {

  private static final String PASSWORD = "correct horse";

  @TempDir static Path folder;
  private static InProcess home;
  private static Browser browser;

  @BeforeAll
  static void start() {
    home = new InProcess(folder, SandboxOptions.unlimited().build());
    home.listening().with("caravan.http.password-file", passwords().toString());
    put();
    home.start();
    browser = new Browser();
  }

  private static Path passwords() {
    return folder.resolve("passwords");
  }

  private static void put() {
    PasswordFile.put(passwords(), "anna", PasswordHash.of(PASSWORD.toCharArray(), 100_000));
  }

  @AfterAll
  static void stop() {
    browser.close();
    home.close();
  }

  private static void login(Page page, String password) {
    page.getByLabel("Name").fill("anna");
    page.getByLabel("Password").fill(password);
    page.getByRole(AriaRole.BUTTON).click();
  }

  @Test
  void without_scripts_a_person_logs_in_goes_on_where_he_wanted_and_leaves() {
    Page page = browser.plain();
    page.navigate("http://" + home.address() + "/channels/circana");
    login(page, "a wrong one");
    assertThat(page.getByRole(AriaRole.ALERT).textContent()).contains("not right");
    login(page, PASSWORD);
    assertThat(page.url()).endsWith("/channels/circana");
    assertThat(page.locator(".viewer").textContent()).contains("anna");
    page.locator(".viewer button").click();
    assertThat(page.url()).endsWith("/login");
    page.navigate("http://" + home.address() + "/");
    assertThat(page.url()).contains("/login");
    page.context().close();
  }

  @Test
  void an_open_page_asks_for_the_login_when_the_password_is_another_one() {
    Page page = browser.tab(1280, 900, false);
    page.navigate("http://" + home.address() + "/");
    login(page, PASSWORD);
    page.waitForFunction("() => document.getElementById('live').textContent === 'Live.'");
    put();
    page.waitForURL("**/login*");
    page.context().close();
  }

  @Test
  void nothing_is_at_fault_in_light_and_dark_narrow_and_wide() {
    browser.complaints(); // of other tests
    List<String> faults = new ArrayList<>();
    for (int width : new int[] {320, 1280}) {
      for (boolean dark : new boolean[] {false, true}) {
        Page page = browser.tab(width, 900, dark);
        page.navigate("http://" + home.address() + "/login");
        faults.addAll(Browser.axe(page));
        assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(width);
        login(page, PASSWORD);
        faults.addAll(Browser.axe(page));
        assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(width);
        page.context().close();
      }
    }
    assertThat(faults).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }
}
