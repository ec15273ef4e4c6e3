package caravan.bench;

import caravan.asinscope.CircanaBarcodes;
import caravan.sandbox.Fault;
import caravan.sandbox.FaultKind;
import caravan.sandbox.Latency;
import caravan.sandbox.RateLimit;
import caravan.sandbox.RecordedCall;
import caravan.sandbox.SandboxOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Few codes: what they cost, how soon they are back, and what one 429 does to them all. */
record Packing(Findings findings) {

  private static final Duration WHILE = Duration.ofSeconds(90);

  void manySmallLists() {
    try (Station station = new Station(SandboxOptions.full())) {
      for (int list = 0; list < 50; list++) {
        station.drop("small-" + list + ".txt", Codes.asins(list * 3L, 3));
      }
      Carriers.caravan(station);
      for (int list = 0; list < 50; list++) {
        station.receipt("small-" + list, WHILE);
      }
      Tape tape = Tape.of(station.sandbox(), CircanaBarcodes.CHANNEL);
      findings.add(
          "50 lists of 3 ASINs dropped together cost 150 tokens",
          tape.tokens() == 150,
          "circana, full plan",
          "%d tokens in %d calls",
          tape.tokens(),
          tape.calls().size());
    }
  }

  /** Many codes in lists of 3 that come one after the other while others are at work. */
  void trickle() {
    RateLimit allowed = RateLimit.full().withRate(100, Duration.ofSeconds(3));
    try (Station station = paced(100, Duration.ofSeconds(3), allowed, Latency.ofMillis(20, 200))) {
      Carriers.caravan(station);
      for (int list = 0; list < 100; list++) {
        station.drop("drop-" + list + ".txt", Codes.asins(list * 3L, 3));
        Station.pause(Duration.ofMillis(30));
      }
      for (int list = 0; list < 100; list++) {
        station.receipt("drop-" + list, WHILE);
      }
      Tape tape = Tape.of(station.sandbox(), CircanaBarcodes.CHANNEL);
      findings.tell(
          "100 lists of 3 ASINs, one each 30 ms, least 300 tokens",
          "circana, 100 tokens in 3 s",
          "%d tokens in %d calls",
          tape.tokens(),
          tape.calls().size());
    }
  }

  void aLoneCode() {
    try (Station station = Carriers.caravan(new Station(SandboxOptions.full()))) {
      List<Double> spans = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        Instant settled = station.drop("one-" + i + ".txt", Codes.asins(i, 1)).plusMillis(50);
        spans.add(Tape.millis(settled, station.receipt("one-" + i, WHILE)));
      }
      double warm = spans.remove(0);
      spans.sort(Comparator.naturalOrder());
      findings.add(
          "a lone code is back < 1 s after its list settled",
          spans.get(spans.size() - 1) < 1_000,
          "from settled to the receipt, no latency; the first one also warms up",
          "median %.0f, most %.0f ms; first %.0f ms",
          spans.get(spans.size() / 2),
          spans.get(spans.size() - 1),
          warm);
    }
  }

  /** Four calls at once meet a 429: they are told, then nobody asks until one probe is answered. */
  void oneBurst() {
    Duration window = Duration.ofSeconds(10);
    try (Station station =
        paced(4_000, window, RateLimit.unlimited(), Latency.ofMillis(150, 250))) {
      Carriers.caravan(station);
      station.drop("list.txt", Codes.asins(0, 3_000));
      Station.await(
          "the first answers",
          WHILE,
          () -> station.sandbox().diary().tokens(CircanaBarcodes.CHANNEL) >= 800);
      station
          .sandbox()
          .faults(
              Fault.between(
                  Instant.now(),
                  Instant.now().plusMillis(1_500),
                  FaultKind.tooMany("Too many requests. Please try again in 2 seconds")));
      station.receipt("list", WHILE);
      burst(Tape.of(station.sandbox(), CircanaBarcodes.CHANNEL));
    }
  }

  private void burst(Tape tape) {
    List<RecordedCall> told = tape.calls().stream().filter(call -> call.status() == 429).toList();
    Instant heard =
        told.stream().map(RecordedCall::answered).min(Comparator.naturalOrder()).orElseThrow();
    // whoever was about to send while the answer was on its way
    Tape after = tape.since(heard.plusMillis(100));
    RecordedCall probe = after.calls().get(0);
    long beside =
        after.calls().stream()
            .filter(call -> call != probe && call.received().isBefore(probe.answered()))
            .count();
    double late = Tape.millis(heard.plusSeconds(2), probe.received());
    findings.add(
        "one 429 at 4 calls at once: one pause, one probe, 4 429s at most",
        told.size() <= 4 && beside == 0 && probe.status() == 200 && late >= 0,
        "a server that says 429 for 1.5 s, `in 2 seconds`",
        "%d 429s; %d calls beside the probe; the probe %.0f ms after the pause",
        told.size(),
        beside,
        late);
  }

  static Station paced(int rate, Duration window, RateLimit allowed, Latency latency) {
    return new Station(SandboxOptions.full().circana(allowed).latency(latency))
        .with("caravan.circana.rate", String.valueOf(rate))
        .with("caravan.circana.window", String.format(Locale.ROOT, "%dms", window.toMillis()));
  }
}
