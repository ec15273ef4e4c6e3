package caravan.web;

import static org.awaitility.Awaitility.await;

import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.status.ListReport;
import caravan.status.Report;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A home where much goes on at once: something of each kind that the screens can show. */
final class FullScreens {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String SPRING =
      """
      ASIN;Artikel;Regal
      B000000001;Kaffeemühle Modell 3;A 12
      B000000002;Teekanne, 1,2 l;A 13
      B000000003;Wird nicht angenommen;A 14
      B000000004;Milchkännchen;A 15
      B000000017;Zuckerdose mit Löffel, Porzellan, weiß, mit Deckel und Untersetzer;B 1
      B000000036;Sieb;B 2
      B000000001;Kaffeemühle Modell 3;B 3
      n/a;Ohne Nummer;B 4
      ;Leer;B 5
      """;

  private final InProcess home;
  private final RawHttp http;

  /**
   * @param home that is started, with the page
   */
  FullScreens(InProcess home) {
    this.home = home;
    this.http = new RawHttp(home.address());
  }

  /** Fills it; the screens to look at. */
  List<String> fill() {
    home.drop("spring.csv", SPRING);
    home.drop("de/Drogerie Nachbestellung.csv", "asin\n" + Home.asins(5_000, 30));
    home.receipt("spring");
    home.receipt("de/Drogerie Nachbestellung");
    http.form("/channels/lookup/pause", "note=until+finance+says+yes");
    home.drop("cartons.csv", "ean\n4006381333931\n4006381333948\n");
    home.drop("old stock.csv", "asin\n" + Home.asins(20_000, 60));
    await("it is at work").atMost(PATIENCE).until(() -> working("old stock.csv") && spent());
    home.drop("autumn.csv", "asin\n" + Home.asins(1_000, 45));
    home.drop("urgent/returns.txt", Home.asins(3_000, 12));
    home.drop("marks.csv", doubtful());
    http.form("/lists/" + number("old stock.csv") + "/cancel", "note=sold");
    await("one is cancelled")
        .atMost(PATIENCE)
        .until(
            () -> home.delivered("old stock") && working("autumn.csv") && working("returns.txt"));
    await("one is held").atMost(PATIENCE).until(() -> !report().held().isEmpty());
    String draft =
        new DraftForms(http)
            .draft(
                "winter.csv",
                SPRING.replace("B0000000", "B0000001"),
                "Kartons für die Messe.csv",
                doubtful());
    return List.of(
        "/",
        "/lists",
        "/lists/" + done("spring"),
        "/lists/" + number("autumn.csv"),
        "/drafts/" + draft,
        "/held/" + report().held().get(0).id(),
        "/channels/circana",
        "/channels/lookup",
        "/calls",
        "/about");
  }

  /** Most of these check digits are wrong. */
  private static String doubtful() {
    return IntStream.range(0, 12)
        .mapToObj(i -> "40063813339%02d;Textmarker %d;C %d\n".formatted(30 + i, i, i))
        .collect(Collectors.joining("", "EAN;Artikel;Regal\n", ""));
  }

  private Report report() {
    return home.daemon().reports().report();
  }

  private boolean spent() {
    return report().channels().stream().anyMatch(channel -> channel.tokensThisWindow() > 40);
  }

  private boolean working(String name) {
    return report().atWork().stream().anyMatch(named(name));
  }

  private long number(String name) {
    return report().atWork().stream().filter(named(name)).findFirst().orElseThrow().record().id();
  }

  private long done(String result) {
    return home.daemon().ledger().overview().find(result).orElseThrow().id();
  }

  private static Predicate<ListReport> named(String name) {
    return list -> list.record().head().name().equals(name);
  }
}
