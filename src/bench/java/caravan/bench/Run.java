package caravan.bench;

import caravan.asinscope.CircanaBarcodes;
import caravan.harness.WatchedPages;
import caravan.sandbox.Latency;
import caravan.sandbox.LimiterKind;
import caravan.sandbox.RateLimit;
import caravan.sandbox.SandboxOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One list over one plan.
 *
 * @param plan its name
 * @param rate tokens a window, of the plan and of the server
 * @param batch codes a call at most
 * @param window of the plan and of the server
 * @param windows how many windows' worth of codes the list has
 */
record Run(
    String plan,
    int rate,
    int batch,
    Duration window,
    int windows,
    LimiterKind counting,
    Latency latency) {

  private static final int PAGES = 20;

  static final String[] COLUMNS = {
    "plan",
    "server counts",
    "answers take",
    "route",
    "plan used",
    "lost a window",
    "densest window",
    "429s",
    "tokens ÷ least",
    "calls ÷ least",
    "late by (median, most)",
    "codes answered"
  };

  static Run trial(Duration window, int windows, LimiterKind counting, Latency latency) {
    return new Run("trial", 30, 30, window, windows, counting, latency);
  }

  static Run full(Duration window, int windows, LimiterKind counting, Latency latency) {
    return new Run("full", 500, 100, window, windows, counting, latency);
  }

  /** A plan that whole calls don't divide. */
  static Run odd(Duration window, int windows, LimiterKind counting, Latency latency) {
    return new Run("odd", 130, 100, window, windows, counting, latency);
  }

  int codes() {
    return rate * windows;
  }

  /** A station with a server of that plan, and settings to go with it. */
  Station station() {
    RateLimit allowed = new RateLimit(rate, window, 0, counting, 0);
    return new Station(SandboxOptions.full().circana(allowed).latency(latency))
        .with("caravan.circana.rate", String.valueOf(rate))
        .with("caravan.circana.window", window.toMillis() + "ms");
  }

  Duration patience() {
    return window.plus(latency.max()).multipliedBy(windows + 2L).plusSeconds(60);
  }

  void caravan(Paces paces) {
    try (Station station = Carriers.caravan(station())) {
      station.drop("list.txt", Codes.asins(0, codes()));
      station.receipt("list", patience());
      line(paces, station, Paces.CARAVAN, "", codes());
    }
  }

  /** The same while twenty pages are open. */
  void watched(Paces paces) {
    try (Station station = Carriers.caravan(station().with("caravan.http.listen", "127.0.0.1:0"));
        WatchedPages watched = new WatchedPages(station.page(), PAGES)) {
      station.drop("list.txt", Codes.asins(0, codes()));
      station.receipt("list", patience());
      if (watched.listening() < PAGES) {
        throw new IllegalStateException("only %d pages listen".formatted(watched.listening()));
      }
      line(paces, station, Paces.WATCHED, "", codes());
    }
  }

  /** The daemon is killed in the middle of a burst, and started again at once. */
  void killed(Paces paces) {
    try (Station station = station()) {
      Process first = Carriers.process(station);
      station.drop("list.txt", Codes.asins(0, codes()));
      long half = (long) rate * (windows / 2) + 1;
      Station.await(
          "half of the list",
          patience(),
          () -> station.sandbox().diary().tokens(CircanaBarcodes.CHANNEL) >= half);
      first.destroyForcibly();
      Instant killed = Instant.now();
      Carriers.process(station);
      station.receipt("list", patience());
      Instant next = Tape.of(station.sandbox(), CircanaBarcodes.CHANNEL).since(killed).first();
      double pause = Tape.millis(killed, next) / 1_000;
      String more = String.format(Locale.ROOT, " in the middle, the next call %.1f s after", pause);
      line(paces, station, Paces.KILLED, more, codes());
    }
  }

  /** The textbook route gets twice as long as it needs. */
  void textbook(Paces paces) {
    try (Station station = Textbook.start(station(), batch, rate / batch, window.toMillis())) {
      station.drop("list.txt", Codes.asins(0, codes()));
      Instant end = Instant.now().plus(window.plus(latency.max()).multipliedBy(2L * windows));
      while (answered(station) < codes() && Instant.now().isBefore(end)) {
        Station.pause(Duration.ofMillis(50));
      }
      // charged is not answered yet
      Station.pause(latency.max().plusMillis(100));
      line(paces, station, Paces.TEXTBOOK, "", answered(station));
    }
  }

  private static int answered(Station station) {
    return station.sandbox().diary().paidProducts().size();
  }

  private void line(Paces paces, Station station, String route, String more, int answered) {
    Tape tape = Tape.of(station.sandbox(), CircanaBarcodes.CHANNEL);
    double period = tape.paid().period(rate);
    Paces.Figure figure =
        new Paces.Figure(
            plan + " " + rate + "/" + window.toSeconds() + " s",
            latency.min().toMillis() + "–" + latency.max().toMillis() + " ms",
            route,
            counting,
            100 * window.toMillis() / period,
            station.sandbox().densestWindow(CircanaBarcodes.CHANNEL),
            tape.with(429));
    paces.add(
        figure,
        figure.plan(),
        counting.name().toLowerCase(Locale.ROOT),
        figure.answers(),
        route + more,
        String.format(Locale.ROOT, "%.2f %%", figure.used()),
        String.format(Locale.ROOT, "%.0f ms", period - window.toMillis()),
        String.format(Locale.ROOT, "%.3f", figure.densest()),
        figure.told(),
        String.format(Locale.ROOT, "%.3f", (double) tape.tokens() / codes()),
        String.format(Locale.ROOT, "%.2f", (double) tape.calls().size() * batch / codes()),
        route.equals(Paces.TEXTBOOK) ? "–" : late(tape.wakes(rate, window)),
        String.format(Locale.ROOT, "%.0f %%", 100.0 * answered / codes()));
  }

  private static String late(List<Double> wakes) {
    return wakes.isEmpty()
        ? "–"
        : String.format(
            Locale.ROOT, "%.0f, %.0f ms", wakes.get(wakes.size() / 2), wakes.get(wakes.size() - 1));
  }
}
