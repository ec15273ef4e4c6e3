package caravan.bench;

import caravan.asinscope.CircanaBarcodes;
import caravan.sandbox.Latency;
import caravan.sandbox.RateLimit;
import caravan.sandbox.SandboxOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Days of some seconds, with 200 tokens each. */
record DayEnd(Findings findings, Duration day) {

  private static final int DAILY = 200;
  private static final Duration WINDOW = Duration.ofSeconds(1);

  /** A list for two days and a half. */
  void lastToken() {
    Instant start = Instant.now();
    try (Station station = station(start)) {
      Instant began = dawn(start);
      station.drop("list.txt", Codes.asins(0, 5 * DAILY / 2));
      List<Tape> days = days(station, began);
      double late = Tape.millis(began.plus(day), days.get(1).first());
      long told = days.stream().mapToLong(d -> d.with(429)).sum();
      findings.add(
          "a day ends at exactly its tokens, without a 429, and the next begins ≤ 1 s late",
          days.stream().limit(2).allMatch(d -> d.tokens() == DAILY) && told == 0 && late <= 1_000,
          "200 tokens a day of " + day.toSeconds() + " s, list of 500",
          "days of %s tokens, %d 429s, awake after %.0f ms",
          tokens(days),
          told,
          late);
    }
  }

  /** Another client takes 70 of the first day's tokens. */
  void anotherClient() {
    Instant start = Instant.now();
    try (Station station = station(start)) {
      Instant began = dawn(start);
      station.drop("list.txt", Codes.asins(0, DAILY));
      Station.await(
          "the first answers",
          day,
          () -> station.sandbox().diary().tokens(CircanaBarcodes.CHANNEL) >= DAILY / 4);
      station.sandbox().spend(CircanaBarcodes.CHANNEL, 70);
      List<Tape> days = days(station, began);
      findings.add(
          "another client takes 70 of the day's 200: the server's number is followed",
          days.get(0).tokens() == DAILY - 70 && days.get(0).with(429) == 0,
          "spent in the middle of the day",
          "days of %s tokens, %d 429s",
          tokens(days),
          days.stream().mapToLong(d -> d.with(429)).sum());
    }
  }

  private Station station(Instant began) {
    SandboxOptions.Builder options =
        SandboxOptions.full()
            .circana(RateLimit.perMinute(0, DAILY))
            .day(day, began)
            .latency(Latency.ofMillis(20, 100));
    Station station =
        new Station(options)
            .with("caravan.circana.rate", "50")
            .with("caravan.circana.daily", String.valueOf(DAILY))
            .with("caravan.circana.window", WINDOW.toMillis() + "ms");
    return Carriers.caravan(station);
  }

  /** Waits for the next day to begin: lists are dropped first thing in the morning. */
  private Instant dawn(Instant start) {
    Instant dawn = start;
    while (dawn.isBefore(Instant.now())) {
      dawn = dawn.plus(day);
    }
    Station.pause(Duration.between(Instant.now(), dawn));
    return dawn;
  }

  private List<Tape> days(Station station, Instant began) {
    station.receipt("list", day.multipliedBy(3).plusSeconds(60));
    Tape tape = Tape.of(station.sandbox(), CircanaBarcodes.CHANNEL);
    List<Tape> days = new ArrayList<>();
    for (Instant from = began; !from.isAfter(tape.last()); from = from.plus(day)) {
      days.add(tape.since(from).before(from.plus(day)));
    }
    return days;
  }

  private static String tokens(List<Tape> days) {
    return days.stream().map(d -> String.valueOf(d.tokens())).collect(Collectors.joining(", "));
  }
}
