package caravan.bench;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.codes.Domain;
import caravan.sandbox.Latency;
import caravan.sandbox.RateLimit;
import caravan.sandbox.RecordedCall;
import caravan.sandbox.SandboxOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Lists and lanes that share a plan. */
record Fairness(Findings findings, Duration window) {

  private static final Latency USUAL = Latency.ofMillis(20, 200);
  private static final int RATE = 500;
  private static final int EQUAL = 750;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private Station station(int rate) {
    RateLimit allowed = RateLimit.full().withRate(rate, window);
    return Carriers.caravan(Packing.paced(rate, window, allowed, USUAL));
  }

  /** A list of 10, and an urgent one, while a list of many windows runs. */
  void smallBesideLarge() {
    try (Station station = station(RATE)) {
      station.drop("large.txt", Codes.asins(0, RATE * 8));
      Station.await("a window", PATIENCE, () -> tokens(station) >= RATE + 100);
      Instant dropped = station.drop("small.txt", Codes.asins(1_000_000, 10));
      double small = Tape.millis(dropped, station.receipt("small", PATIENCE));
      findings.add(
          "10 codes beside a list of 150,000 are delivered within two windows",
          small <= 2.0 * window.toMillis(),
          "beside " + RATE * 8 + " codes at " + RATE + " in " + window.toSeconds() + " s",
          "%.2f windows",
          small / window.toMillis());
      urgent(station);
    }
  }

  private void urgent(Station station) {
    station.drop("second.txt", Codes.asins(2_000_000, RATE));
    Station.pause(Duration.ofMillis(400));
    Instant dropped = station.drop("urgent/now.txt", Codes.asins(3_000_000, RATE));
    Instant served = station.receipt("urgent/now", PATIENCE);
    Tape tape = Tape.of(station.sandbox(), CircanaBarcodes.CHANNEL);
    // what was claimed before it settled can't be called back
    Instant settled = dropped.plus(Duration.ofMillis(600));
    Instant last = calls(tape, 3_000_000, 4_000_000).last();
    long others =
        tape.since(settled).before(last).calls().stream()
            .flatMap(call -> call.codes().stream())
            .filter(code -> Codes.number(code) < 3_000_000)
            .count();
    findings.add(
        "input/urgent/ goes before everything but the calls in hand",
        others == 0,
        RATE + " urgent codes beside two lists",
        "%d other codes between its first and its last; delivered after %.2f windows",
        others,
        Tape.millis(dropped, served) / window.toMillis());
  }

  private static Tape calls(Tape tape, long from, long to) {
    return new Tape(
        tape.calls().stream()
            .filter(
                call ->
                    call.codes().stream()
                        .mapToLong(Codes::number)
                        .anyMatch(number -> number >= from && number < to))
            .toList());
  }

  /**
   * Three equal lists: how far apart they are at most, in codes, while all three are being
   * answered.
   */
  void equalLists() {
    try (Station station = station(RATE)) {
      for (int list = 0; list < 3; list++) {
        station.drop("list-" + list + ".txt", Codes.asins(list * 10_000L, EQUAL));
      }
      for (int list = 0; list < 3; list++) {
        station.receipt("list-" + list, PATIENCE);
      }
      long apart = apart(Tape.of(station.sandbox(), CircanaBarcodes.CHANNEL).calls());
      findings.add(
          "lists of equal standing share the plan evenly, a call apart at most",
          apart <= 100,
          "three lists of " + EQUAL + ", while all three are being answered",
          "at most %d codes apart",
          apart);
    }
  }

  private static long apart(List<RecordedCall> calls) {
    long[] share = new long[3];
    long[] answered = new long[3];
    long apart = 0;
    for (RecordedCall call : calls) {
      boolean all = Arrays.stream(answered).allMatch(codes -> codes > 0 && codes < EQUAL);
      for (String code : call.codes()) {
        int list = (int) (Codes.number(code) / 10_000);
        answered[list]++;
        share[list] += all ? 1 : 0;
      }
      apart = Math.max(apart, spread(share));
    }
    return apart;
  }

  private static long spread(long[] share) {
    long most = Math.max(share[0], Math.max(share[1], share[2]));
    return most - Math.min(share[0], Math.min(share[1], share[2]));
  }

  /** 12 marketplaces × three types of code, 5 codes each, on the other API. */
  void lanes() {
    int rate = 60;
    SandboxOptions.Builder options =
        SandboxOptions.full().lookup(limited(rate)).latency(Latency.ofMillis(20, 60));
    try (Station station = new Station(options)) {
      station
          .with("caravan.lookup.rate", String.valueOf(rate))
          .with("caravan.lookup.window", window.toMillis() + "ms")
          .with("caravan.circana.key", "");
      int lane = 0;
      for (Domain domain : Domain.values()) {
        String folder = domain.word() + "/";
        station.drop(folder + "asin.txt", Codes.asins(lane++ * 10L, 5));
        station.drop(folder + "ean.txt", Codes.eans(lane++ * 10L, 5));
        station.drop(folder + "upc.txt", Codes.upcs(lane++ * 10L, 5));
      }
      Carriers.caravan(station);
      for (Domain domain : Domain.values()) {
        for (String type : List.of("asin", "ean", "upc")) {
          station.receipt(domain.word() + "/" + type, PATIENCE);
        }
      }
      told(Tape.of(station.sandbox(), BarcodesLookup.CHANNEL), rate, lane);
    }
  }

  private void told(Tape tape, int rate, int lanes) {
    double windows = Tape.millis(tape.first(), tape.last()) / window.toMillis();
    double least = Math.ceil(lanes * 5.0 / rate) - 1;
    findings.add(
        "36 lanes of 5 codes don't wait for each other",
        windows <= least + 0.5 && tape.tokens() == lanes * 5L && tape.with(429) == 0,
        "lookup, " + rate + " tokens in " + window.toSeconds() + " s",
        "%.2f windows from first to last call (least %.0f), %d calls, %d tokens, %d 429s",
        windows,
        least,
        tape.calls().size(),
        tape.tokens(),
        tape.with(429));
  }

  /** As many lists of 1 to 60 codes in the same lanes: no call is like the one before. */
  void mixedSizes() {
    int rate = 200;
    SandboxOptions.Builder options =
        SandboxOptions.full().lookup(limited(rate)).latency(Latency.ofMillis(20, 500));
    try (Station station = new Station(options)) {
      station
          .with("caravan.lookup.rate", String.valueOf(rate))
          .with("caravan.lookup.window", window.toMillis() + "ms")
          .with("caravan.circana.key", "");
      Random random = new Random(7);
      long codes = 0;
      for (Domain domain : Domain.values()) {
        for (int list = 0; list < 3; list++) {
          int size = 1 + random.nextInt(60);
          String text = Codes.asins(domain.ordinal() * 1_000L + list * 100L, size);
          station.drop(domain.word() + "/mixed-" + list + ".txt", text);
          codes += size;
        }
      }
      Carriers.caravan(station);
      for (Domain domain : Domain.values()) {
        for (int list = 0; list < 3; list++) {
          station.receipt(domain.word() + "/mixed-" + list, PATIENCE);
        }
      }
      mixed(station, rate, codes);
    }
  }

  private void mixed(Station station, int rate, long codes) {
    Tape tape = Tape.of(station.sandbox(), BarcodesLookup.CHANNEL);
    double densest = station.sandbox().densestWindow(BarcodesLookup.CHANNEL);
    findings.add(
        "calls of all sizes: no window over the plan, no 429, no token more than the least",
        densest <= 1 && tape.with(429) == 0 && tape.tokens() == codes,
        "lookup, 36 lists of 1 to 60 codes in 12 domains, "
            + rate
            + " tokens in "
            + window.toSeconds()
            + " s",
        "densest %.3f; %d 429s; %d tokens for %d codes in %d calls of %d sizes; %.1f %% used",
        densest,
        tape.with(429),
        tape.tokens(),
        codes,
        tape.calls().size(),
        tape.calls().stream().mapToInt(call -> call.codes().size()).distinct().count(),
        100 * window.toMillis() / tape.period(rate));
  }

  private RateLimit limited(int rate) {
    return RateLimit.full().withRate(rate, window);
  }

  private static long tokens(Station station) {
    return station.sandbox().diary().tokens(CircanaBarcodes.CHANNEL);
  }
}
