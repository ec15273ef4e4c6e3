package caravan.bench;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.codes.Channel;
import caravan.sandbox.Latency;
import caravan.sandbox.LimiterKind;
import caravan.sandbox.RateLimit;
import caravan.sandbox.SandboxOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Servers with a limit that Caravan was not told, or told wrong. */
record Adaptive(Findings findings, Duration window, int windows) {

  private static final int LIMIT = 300;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** The lookup API, {@code rate=0}. */
  void untold(LimiterKind limiterKind) {
    RateLimit allowed = new RateLimit(LIMIT, window, 0, limiterKind, 0);
    SandboxOptions.Builder options =
        SandboxOptions.full().lookup(allowed).latency(Latency.ofMillis(20, 200));
    try (Station station = new Station(options)) {
      station
          .with("caravan.circana.key", "")
          .with("caravan.lookup.window", window.toMillis() + "ms");
      Carriers.caravan(station);
      // at 6 s a window a JVM that is still cold would be half of the first one
      station.drop("warm.txt", Codes.eans(1_000_000, 1));
      station.receipt("warm", PATIENCE);
      station.drop("list.txt", Codes.eans(0, LIMIT * (windows + 2)));
      Tape tape = after(station, BarcodesLookup.CHANNEL);
      double each20 = 20.0 * tape.with(429) / tape.calls().size();
      double used = used(tape, LIMIT);
      findings.add(
          "a limit that nobody told: < 1 429 in 20 calls, ≥ 90 % of it used",
          each20 < 1 && used >= 90,
          String.format(
              Locale.ROOT,
              "lookup, rate=0, %d in %d s (%s), %d windows",
              LIMIT,
              window.toSeconds(),
              limiterKind.name().toLowerCase(Locale.ROOT),
              windows),
          "%d 429s in %d calls = %.2f in 20; %.1f %% used",
          tape.with(429),
          tape.calls().size(),
          each20,
          used);
    }
  }

  /** Circana's plan is known, but the server's bucket holds less than a window's worth. */
  void smallBucket() {
    RateLimit allowed = new RateLimit(500, window, 0, LimiterKind.BUCKET, 200);
    try (Station station = Packing.paced(500, window, allowed, Latency.ofMillis(20, 200))) {
      Carriers.caravan(station);
      station.drop("warm.txt", Codes.asins(1_000_000, 1));
      station.receipt("warm", PATIENCE);
      station.drop("list.txt", Codes.asins(0, 500 * (windows + 2)));
      Tape tape = after(station, CircanaBarcodes.CHANNEL);
      // how the second half went is how it goes on
      Instant half = tape.first().plus(window.multipliedBy(windows / 2));
      double used = used(tape.since(half), 500);
      findings.add(
          "a bucket smaller than the window's worth: ≤ 5 429s, then ≥ 90 % of the plan",
          tape.with(429) <= 5 && used >= 90,
          "circana, 500 in " + window.toSeconds() + " s, bucket of 200, " + windows + " windows",
          "%d 429s in %d calls; %.1f %% in the second half",
          tape.with(429),
          tape.calls().size(),
          used);
    }
  }

  private Tape after(Station station, Channel channel) {
    Station.await("two calls", PATIENCE, () -> station.sandbox().diary().calls(channel) > 1);
    Station.pause(window.multipliedBy(windows));
    Tape all = Tape.of(station.sandbox(), channel);
    Tape tape = all.since(all.calls().get(1).received());
    return tape.before(tape.first().plus(window.multipliedBy(windows)));
  }

  /** Tokens of whole windows ÷ what they allow; a bucket's first filling is one window's more. */
  private double used(Tape tape, int rate) {
    double span = Tape.millis(tape.first(), tape.last());
    double counted = Math.max(1, Math.floor(span / window.toMillis()));
    Instant end = tape.first().plusMillis((long) (counted * window.toMillis()));
    return 100.0 * tape.before(end).tokens() / (counted * rate);
  }
}
