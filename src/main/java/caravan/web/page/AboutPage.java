package caravan.web.page;

import caravan.ledger.Overview;
import caravan.settings.EffectiveValue;
import caravan.settings.Settings;
import caravan.status.Health;
import caravan.status.Readiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** How Caravan is set up and how it is. */
public final class AboutPage {

  /** Where the value of a setting comes from that nobody chose. */
  private static final String BY_DEFAULT = "default";

  private final Settings settings;
  private final Overview overview;
  private final Health health;
  private final Clock clock;

  /** Shows what these know. */
  public AboutPage(Settings settings, Overview overview, Health health, Clock clock) {
    this.settings = settings;
    this.overview = overview;
    this.health = health;
    this.clock = clock;
  }

  /** The screen at this moment. */
  public AboutView view(Frames frames) {
    Instant now = clock.instant();
    Readiness readiness = health.readiness();
    Settings.Folders folders = settings.folders();
    return new AboutView(
        frames.frame("About", "about", "", now),
        readiness.starting() ? "starting" : readiness.ready() ? "ready" : "not ready",
        readiness.words(),
        readiness.warnings(),
        readiness.notices() == 0
            ? ""
            : Words.count(readiness.notices(), "notice")
                + " could not be sent yet; "
                + (readiness.notices() == 1 ? "it is" : "they are")
                + " tried again.",
        List.of(
            place("Lists are dropped in", folders.input()),
            place("Results are put in", folders.output()),
            place(
                "What is remembered is kept in (ledger: %s, %s of it free)"
                    .formatted(Words.size(overview.size()), Words.size(overview.free())),
                folders.state())),
        overview.troubles(),
        overview.nodes().stream().map(AboutView.NodeLine::of).toList(),
        lines(line -> !line.origin().equals(BY_DEFAULT)),
        lines(line -> line.origin().equals(BY_DEFAULT)));
  }

  private List<AboutView.SettingLine> lines(Predicate<AboutView.SettingLine> which) {
    return settings.described().entrySet().stream()
        .map(one -> line(one.getKey(), one.getValue()))
        .filter(which)
        .toList();
  }

  private static AboutView.Place place(String what, Path folder) {
    return new AboutView.Place(what, folder.toString(), free(folder));
  }

  private static String free(Path folder) {
    try {
      return Words.size(Files.getFileStore(folder).getUsableSpace()) + " free";
    } catch (IOException e) {
      return "can't be looked at: " + e.getMessage();
    }
  }

  private static AboutView.SettingLine line(String name, EffectiveValue value) {
    String text = value.value();
    boolean secret = !text.isEmpty() && text.chars().allMatch(c -> c == '*');
    return new AboutView.SettingLine(
        name, secret ? "set" : text.isEmpty() ? "not set" : text, value.origin());
  }
}
