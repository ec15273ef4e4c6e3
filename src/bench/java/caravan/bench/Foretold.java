package caravan.bench;

import caravan.asinscope.CircanaBarcodes;
import caravan.sandbox.Latency;
import caravan.sandbox.RateLimit;
import caravan.sandbox.SandboxOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code caravan quote} says of the end, and when it came. */
record Foretold(Findings findings) {

  private static final Pattern DONE = Pattern.compile("done (\\d\\d:\\d\\d:\\d\\d)");
  private static final Latency USUAL = Latency.ofMillis(20, 500);
  private static final Duration WINDOW = Duration.ofSeconds(30);
  private static final Duration WHILE = Duration.ofMinutes(4);
  private static final int RATE = 500;

  /** Three windows' worth on a plan that nobody uses. */
  void alone() {
    try (Station station = Carriers.caravan(paced())) {
      compare(station, "1,500 codes, the plan unused", Codes.asins(0, 3 * RATE));
    }
  }

  /** A list that shares the plan with a larger one. */
  void besideOthers() {
    try (Station station = Carriers.caravan(paced())) {
      station.drop("backlog.txt", Codes.asins(100_000, 3 * RATE));
      Station.await(
          "the backlog at work",
          WHILE,
          () -> station.sandbox().diary().tokens(CircanaBarcodes.CHANNEL) >= 100);
      compare(station, "700 codes beside a backlog of 1,500", Codes.asins(0, 700));
    }
  }

  /** The day has 150 tokens left, the list costs 250. */
  void acrossTheDaysEnd() {
    Duration day = Duration.ofSeconds(75);
    SandboxOptions.Builder options =
        SandboxOptions.full()
            .circana(RateLimit.perMinute(0, 200))
            .day(day, Instant.now())
            .latency(USUAL);
    Station told =
        new Station(options)
            .with("caravan.circana.rate", "100")
            .with("caravan.circana.daily", "200")
            .with("caravan.circana.window", "2000ms");
    try (Station station = Carriers.caravan(told)) {
      station.drop("first.txt", Codes.asins(100_000, 50));
      station.receipt("first", WHILE);
      compare(station, "250 codes, the day has 150 tokens left", Codes.asins(0, 250));
    }
  }

  private static Station paced() {
    RateLimit allowed = RateLimit.full().withRate(RATE, WINDOW);
    return Packing.paced(RATE, WINDOW, allowed, USUAL);
  }

  private void compare(Station station, String how, String list) {
    Instant done = quote(station, list);
    Instant dropped = station.drop("quoted.txt", list);
    Instant came = station.receipt("quoted", WHILE);
    double took = Tape.millis(dropped, came);
    double wrong = 100 * Tape.millis(done, came) / took;
    findings.add(
        "`quote` tells the end within 5 %",
        Math.abs(wrong) <= 5,
        how,
        "%.1f s after the drop, %.1f %% from what was told",
        took / 1_000,
        wrong);
  }

  /** Runs the command as people do; answers the moment that it names, as soon as it does. */
  private static Instant quote(Station station, String list) {
    try {
      Path file = station.input().resolveSibling("quoted.txt");
      Files.writeString(file, list);
      List<String> command =
          List.of(
              ProcessHandle.current().info().command().orElse("java"),
              "-Dlogback.configurationFile=logback-bench.xml",
              "-cp",
              System.getProperty("java.class.path"),
              "caravan.App",
              "quote",
              file.toString());
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      for (Map.Entry<String, String> setting : station.settings().entrySet()) {
        builder.environment().put(variable(setting.getKey()), setting.getValue());
      }
      Process process = builder.start();
      try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
        String all = "";
        for (String line = said.readLine(); line != null; line = said.readLine()) {
          Matcher done = DONE.matcher(line);
          if (done.find()) {
            return moment(LocalTime.parse(done.group(1)));
          }
          all += line + "\n";
        }
        throw new IllegalStateException("no end was told: " + all);
      }
    } catch (IOException e) {
      throw new IllegalStateException("quote can't be run", e);
    }
  }

  private static String variable(String setting) {
    return setting.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }

  /** It names a whole second, rounded down: the middle of it is meant. */
  private static Instant moment(LocalTime done) {
    ZonedDateTime now = ZonedDateTime.now(ZoneId.systemDefault());
    ZonedDateTime told = now.with(done).plusNanos(500_000_000);
    return (told.isBefore(now.minusHours(12)) ? told.plusDays(1) : told).toInstant();
  }
}
