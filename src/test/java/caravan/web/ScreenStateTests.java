package caravan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.access.PasswordFile;
import caravan.access.PasswordHash;
import caravan.asinscope.CircanaBarcodes;
import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.ledger.Pause;
import caravan.sandbox.Fault;
import caravan.sandbox.FaultKind;
import caravan.sandbox.RateLimit;
import caravan.sandbox.Refusals;
import caravan.sandbox.SandboxOptions;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * The screens where nothing was ever done, where much is, and where nothing goes; with {@code
 * -Dcaravan.screens=true} their pictures are left in {@code target/screens} for whoever wants to
 * look at them.
 */
@Tag("slow")
@EnabledIf("caravan.web.Browser#there")
final class ScreenStateTests {

  private static final boolean PICTURED = Boolean.getBoolean("caravan.screens");
  private static final Path PICTURES = Path.of("target/screens");

  private static final String CROWDED = "Not enough capacity, please try again later";

  /** How a screen is looked at. */
  private record Look(int width, boolean dark) {}

  private static final List<Look> ALL_LOOKS =
      List.of(
          new Look(1280, false), new Look(390, true), new Look(1280, true), new Look(390, false));

  /** Both widths and both colours; each with each where pictures are wanted. */
  private static final List<Look> LOOKS = PICTURED ? ALL_LOOKS : ALL_LOOKS.subList(0, 2);

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
      String draft = new DraftForms(new RawHttp(home.address())).draft("codes.txt", "B000000001\n");
      look(browser, home, "empty", List.of("/drafts/" + draft));
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
          .until(
              () ->
                  home.daemon().reports().report().channels().stream()
                      .anyMatch(c -> c.pause() != null && c.pause().kind() == Pause.Kind.KEY));
      Page now = browser.tab(1280, 900, false);
      now.navigate("http://" + home.address() + "/");
      assertThat(now.title()).isEqualTo("! key refused · Caravan");
      assertThat(now.locator("#alarms").textContent()).contains("API refuses the key");
      assertThat(now.locator("#alarms button").textContent()).isEqualTo("Try now");
      await("a list was not taken in").until(() -> !home.daemon().reports().failed().isEmpty());
      String draft =
          new DraftForms(new RawHttp(home.address()))
              .draft(
                  "broken.json",
                  "[\"B0000000",
                  "nothing but words.csv",
                  "Artikel;Regal\nSieb;B 2\n");
      look(
          browser,
          home,
          "trouble",
          List.of(
              "/",
              "/lists",
              "/lists/1",
              "/drafts/" + draft,
              "/channels/circana",
              "/calls",
              "/about",
              "/no"));
    }
  }

  @Test
  void screens_of_a_day_that_is_spent_say_when_it_goes_on_and_nothing_is_at_fault()
      throws IOException {
    SandboxOptions options = SandboxOptions.full().circana(RateLimit.perMinute(500, 40)).build();
    try (InProcess home = new InProcess(folder, options);
        Browser browser = new Browser()) {
      home.with("caravan.circana.plan", "full").listening();
      home.start();
      home.drop("spring.csv", "asin\n" + Home.asins(1, 400));
      await("the day is spent")
          .until(
              () ->
                  home.daemon().reports().report().channels().stream()
                      .anyMatch(c -> c.pause() != null && c.pause().kind() == Pause.Kind.DAILY));
      assertThat(new RawHttp(home.address()).page("/")).contains(" tokens today, 0 left");
      look(browser, home, "spent", List.of("/", "/lists/1", "/channels/circana"));
    }
  }

  @Test
  void full_screens_tell_states_in_words_and_nothing_is_at_fault() throws IOException {
    SandboxOptions.Builder options =
        SandboxOptions.full()
            .circana(RateLimit.perMinute(60, 1_000))
            .refusals(Refusals.naming().poison("B000000003"))
            .faults(Fault.next(1, FaultKind.tooMany(CROWDED, "1")).on(CircanaBarcodes.CHANNEL));
    try (InProcess home = new InProcess(folder, options.build());
        Browser browser = new Browser()) {
      home.with("caravan.circana.rate", "60").with("caravan.circana.daily", "1000").listening();
      home.start();
      List<String> screens = new FullScreens(home).fill();
      look(browser, home, "full", screens);
      look(browser, home, "full", List.of("/no"));
    }
  }

  @Test
  void the_login_says_what_it_is_for_and_nothing_is_at_fault() throws IOException {
    try (InProcess home = new InProcess(folder, SandboxOptions.unlimited().build());
        Browser browser = new Browser()) {
      Path passwords = folder.resolve("passwords");
      PasswordFile.put(passwords, "anna", PasswordHash.of("correct horse".toCharArray(), 100_000));
      home.listening().with("caravan.http.password-file", passwords.toString());
      home.start();
      look(browser, home, "login", List.of("/login"));
    }
  }

  /**
   * States that a reader who sees no colours would miss: what has the class of a state and no words
   * of its own, two states in the same words, a bar without its number beside it, a link that looks
   * like the text around it, a line of a plot that its legend does not tell by its form.
   */
  @SuppressWarnings("unchecked")
  private static List<String> untold(Page page) {
    return (List<String>)
        page.evaluate(
            """
            () => {
              document.documentElement.style.filter = 'grayscale(1)';
              const faults = [];
              const all = (what) => [...document.querySelectorAll(what)]
                .filter((one) => one.checkVisibility());
              const words = (one) => one.textContent.trim();
              const fault = (why, one) => faults.push(why + ': ' + one.outerHTML.slice(0, 200));
              all('.outcome, .mark, .alarms, .alarming .why, .doubts, .lost, .said, .heavy')
                .filter((one) => !/\\p{L}{3}/u.test(words(one)))
                .forEach((one) => fault('no words', one));
              const kinds = new Map();
              for (const one of all('.outcome')) {
                const before = kinds.get(words(one)) || one.className;
                if (before !== one.className) fault('two states in the same words', one);
                kinds.set(words(one), one.className);
              }
              all('progress').filter((one) => !one.classList.contains('wide'))
                .filter((one) => !/[0-9]/.test(one.nextElementSibling?.textContent))
                .forEach((one) => fault('a bar without its number', one));
              all('p a, li a, td a, dd a').filter((one) => !one.closest('nav'))
                .filter((one) => !one.classList.contains('button'))
                .filter((one) => !getComputedStyle(one).textDecorationLine.includes('underline'))
                .forEach((one) => fault('a link like text', one));
              all('[aria-current]')
                .filter((one) => Number(getComputedStyle(one).fontWeight) < 700)
                .forEach((one) => fault('what is shown is not told', one));
              all('.plot').filter((one) => !/Dashed/.test(one.nextElementSibling.textContent))
                .forEach((one) => fault('a plot without words for its lines', one));
              return faults;
            }""");
  }

  private static void look(Browser browser, InProcess home, String state, List<String> screens)
      throws IOException {
    browser.complaints();
    Files.createDirectories(PICTURES);
    List<String> faults = new ArrayList<>();
    for (Look look : LOOKS) {
      Page page = browser.tab(look.width(), 900, look.dark());
      for (String screen : screens) {
        page.navigate("http://" + home.address() + screen);
        String name =
            state
                + screen.replaceFirst("/[0-9a-f]{16}", "").replace('/', '-')
                + (look.width() < 500 ? "-narrow" : "-wide")
                + (look.dark() ? "-dark" : "-light");
        if (PICTURED) {
          page.screenshot(
              new Page.ScreenshotOptions()
                  .setFullPage(true)
                  .setPath(PICTURES.resolve(name + ".png")));
        }
        Browser.axe(page).forEach(fault -> faults.add(name + ": " + fault));
        untold(page).forEach(fault -> faults.add(name + ", in grey: " + fault));
      }
      page.context().close();
    }
    assertThat(faults).isEmpty();
    assertThat(browser.complaints()).filteredOn(line -> !line.contains("404")).isEmpty();
  }
}
