package caravan.bench;

import caravan.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What people feel of the package: its start, a lone code, many tiny lists, and when nothing is.
 */
record Quiet(Findings findings, Path home, boolean quick) {

  private static final int STARTS = 7;
  private static final int CODES_OF_A_LIST = 3;
  private static final Duration SETTLE = Duration.ofMillis(50);
  private static final Duration WHILE = Duration.ofMinutes(5);
  private static final Duration CALM = Duration.ofSeconds(30);

  private static Station station() {
    return new Station(SandboxOptions.unlimited()).with("caravan.circana.rate", "0");
  }

  /** The first start of all makes the ledger, and is none of those that are told. */
  void starts() {
    try (Station station = station()) {
      List<Double> millis = new ArrayList<>();
      for (int start = 0; start <= STARTS; start++) {
        try (Installed daemon = Installed.start(home, station)) {
          if (start > 0) {
            millis.add(daemon.ready().toNanos() / 1e6);
          }
        }
      }
      findings.tell(
          "bin/caravan, from its start to ready",
          "median of %d, least and most beside it".formatted(STARTS),
          "%,.0f ms (%,.0f to %,.0f)",
          Median.of(millis),
          millis.stream().mapToDouble(v -> v).min().orElse(0),
          millis.stream().mapToDouble(v -> v).max().orElse(0));
    }
  }

  void tinyLists() {
    int lists = quick ? 500 : 2_000;
    try (Station station = station();
        Installed daemon = Installed.start(home, station)) {
      Duration before = daemon.processor();
      Instant began = Instant.now();
      for (int list = 0; list < lists; list++) {
        station.drop(
            "t" + list + ".txt", Codes.asins((long) CODES_OF_A_LIST * list, CODES_OF_A_LIST));
      }
      IntStream.range(0, lists).forEach(list -> station.receipt("t" + list, WHILE));
      Duration took = Duration.between(began, Instant.now());
      findings.tell(
          "tiny lists, all at once",
          "%,d lists of %d new codes, no limit, from a cold start"
              .formatted(lists, CODES_OF_A_LIST),
          "%.1f ms of processor a list, %.1f ms of time",
          daemon.processor().minus(before).toNanos() / 1e6 / lists,
          took.toNanos() / 1e6 / lists);
    }
  }

  void idle() {
    try (Station station = station();
        Installed daemon = Installed.start(home, station)) {
      List<Double> millis = new ArrayList<>();
      for (int code = 0; code < (quick ? 5 : 15); code++) {
        Instant settled = station.drop("one" + code + ".txt", Codes.asins(code, 1)).plus(SETTLE);
        Instant back = station.receipt("one" + code, WHILE);
        millis.add(Duration.between(settled, back).toNanos() / 1e6);
        Station.pause(Duration.ofMillis(500));
      }
      findings.tell(
          "a lone code, from when its list settled to its receipt",
          "median of %d with half a second between them".formatted(millis.size()),
          "%,.0f ms",
          Median.of(millis));
      Station.pause(CALM);
      Duration before = daemon.processor();
      Station.pause(CALM);
      findings.tell(
          "a daemon with nothing to do",
          "%d s after some lists, for as long".formatted(CALM.toSeconds()),
          "%.2f %% of a core, %s MB resident",
          100.0 * daemon.processor().minus(before).toNanos() / CALM.toNanos(),
          daemon.resident().map(String::valueOf).orElse("?"));
    }
  }
}
