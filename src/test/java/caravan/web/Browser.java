package caravan.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** The machine's own Chromium, which Playwright drives; nothing is downloaded. */
final class Browser implements AutoCloseable {

  private static final List<Path> PROGRAMS =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));

  private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  Browser() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--in-process-gpu",
                            "--renderer-process-limit=1",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run")));
  }

  /** Whether it is installed; says so loudly where it is not. */
  static boolean there() {
    boolean there = PROGRAMS.stream().anyMatch(Files::isExecutable);
    if (!there) {
      System.err.println(
          "CHROMIUM IS NOT INSTALLED: how the page looks and moves is NOT TESTED (apt-get install"
              + " chromium)");
    }
    return there;
  }

  private static Path program() {
    return PROGRAMS.stream().filter(Files::isExecutable).findFirst().orElseThrow();
  }

  /** A tab of its own whose console and refusals are listened to. */
  Page tab(int width, int height, boolean dark) {
    BrowserContext context =
        chromium.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
    Page page = context.newPage();
    listen(page);
    return page;
  }

  /** Shows an open page in the other colours, as its reader's system may at any time. */
  static void colour(Page page, boolean dark) {
    page.emulateMedia(
        new Page.EmulateMediaOptions().setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
  }

  private void listen(Page page) {
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")
              || message.text().contains("Content Security Policy")) {
            complaints.add(page.url() + ": " + message.text());
          }
        });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
  }

  /** A tab without scripts. */
  Page plain() {
    return chromium
        .newContext(
            new com.microsoft.playwright.Browser.NewContextOptions().setJavaScriptEnabled(false))
        .newPage();
  }

  /** What consoles complained of since this was asked last. */
  List<String> complaints() {
    List<String> said = List.copyOf(complaints);
    complaints.clear();
    return said;
  }

  /** What axe finds at fault on the page, a line each. */
  @SuppressWarnings("unchecked")
  static List<String> axe(Page page) {
    page.evaluate(axe());
    return (List<String>)
        page.evaluate(
            "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
                + ".flatMap(v => v.nodes.map(n => v.id + ': ' + n.html.slice(0, 200)"
                + " + ' ' + n.failureSummary.slice(0, 300)))");
  }

  private static String axe() {
    try (InputStream in = Objects.requireNonNull(Browser.class.getResourceAsStream(AXE))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
