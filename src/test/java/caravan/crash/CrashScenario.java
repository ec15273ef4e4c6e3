package caravan.crash;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.harness.CaravanProcess;
import caravan.harness.Home;
import caravan.sandbox.Latency;
import caravan.sandbox.RateLimit;
import caravan.sandbox.Refusals;
import caravan.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The lists that are dropped at a home, the kills there, and what both must come to. */
final class CrashScenario implements AutoCloseable {

  private static final int MOST = 200;
  private static final Duration WINDOW = Duration.ofSeconds(2);
  private static final int RATE = 500;

  private final Home home;
  private final List<Dropped> lists = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();
  private final Map<String, String> poisoned = new LinkedHashMap<>();
  private final Map<Phase, Integer> fell = new EnumMap<>(Phase.class);
  private Instant started = Instant.EPOCH;
  private long inFlight;
  private int kills;

  CrashScenario(Path folder) {
    home =
        new Home(
                folder,
                SandboxOptions.unlimited()
                    .circana(RateLimit.unlimited().withRate(RATE, WINDOW))
                    .latency(Latency.ofMillis(100, 250))
                    .refusals(Refusals.naming().poison(poisons()).wording("Invalid asin"))
                    .build())
            .with("caravan.circana.rate", String.valueOf(RATE))
            .with("caravan.circana.window", WINDOW.toMillis() + "ms")
            .with("caravan.circana.daily", "0");
  }

  Path log() {
    return home.folder().resolve("log-" + kills);
  }

  int kills() {
    return kills;
  }

  long inFlight() {
    return inFlight;
  }

  int paidAgain() {
    return home.sandbox().diary().paidAgain().values().stream().mapToInt(times -> times - 1).sum();
  }

  int rows() {
    return lists.stream().mapToInt(Dropped::rows).sum();
  }

  CaravanProcess start(String point) {
    started = Instant.now();
    return Crashing.at(point, home, log());
  }

  /** Whether the one started last is at work. */
  boolean up() throws IOException {
    return Files.exists(log()) && Files.readString(log()).contains("up\n");
  }

  void drop(Dropped list) {
    lists.add(list);
    home.drop(list.name(), list.text());
  }

  /** Waits until the Caravan started last is at work on that; not for ever. */
  void await(Phase phase) throws IOException {
    long calls = calls();
    long files = Dropped.files(home.output());
    long end = System.nanoTime() + Duration.ofSeconds(6).toNanos();
    while (System.nanoTime() < end && !reached(phase, calls, files)) {
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
  }

  private boolean reached(Phase phase, long calls, long files) throws IOException {
    return switch (phase) {
      case CALL, ANSWER -> calls() > calls;
      case DELIVERY -> Dropped.files(home.output()) > files;
      default -> true;
    };
  }

  private long calls() {
    return home.sandbox().diary().calls(CircanaBarcodes.CHANNEL)
        + home.sandbox().diary().calls(BarcodesLookup.CHANNEL);
  }

  private static String[] poisons() {
    return IntStream.rangeClosed(1, MOST).mapToObj(CrashScenario::poison).toArray(String[]::new);
  }

  private static String poison(int number) {
    return "B0PPPPP%03d".formatted(number);
  }

  /** A list with a code of its own that the server refuses, so that its batch is halved. */
  void dropPoisoned(int number) {
    String name = "poisoned-" + number + ".txt";
    poisoned.put(name, poison(number));
    home.drop(
        name, "B0%08d%n%s%nB0%08d%n".formatted(number * 100_000 + 99_001, poison(number), number));
  }

  /** A file that is no list. */
  void dropBroken(int number) {
    String name = "broken-" + number + ".csv";
    broken.add(name);
    home.drop(name, "\u0000\u0001\u0002 no list\n");
  }

  /** To be told after each kill: counts the codes of the calls that were under way. */
  void killed() throws IOException, SQLException {
    Path copy = Files.createTempDirectory(home.folder(), "look");
    for (String file : List.of("ledger.db", "ledger.db-wal")) {
      Path from = home.state().resolve(file);
      if (Files.exists(from)) {
        Files.copy(from, copy.resolve(file));
      }
    }
    if (!Files.exists(copy.resolve("ledger.db"))) {
      fell.merge(Phase.START, 1, Integer::sum);
      kills++;
      return;
    }
    try (Connection ledger = DriverManager.getConnection("jdbc:sqlite:" + copy + "/ledger.db")) {
      Phase.look(ledger, home.sandbox().diary(), started, up())
          .forEach(one -> fell.merge(one, 1, Integer::sum));
      inFlight += Phase.codesInFlight(ledger);
    }
    kills++;
  }

  /** Into what the kills fell, each into one or several. */
  Map<Phase, Integer> fell() {
    return fell;
  }

  boolean finished() {
    return lists.stream().allMatch(list -> list.delivered(home.output()))
        && poisoned.keySet().stream().allMatch(this::delivered)
        && broken.stream().allMatch(this::failed);
  }

  private boolean delivered(String name) {
    return home.delivered(name.replace(".txt", ""));
  }

  private boolean failed(String name) {
    Path failed = home.input().resolve(".failed");
    return Files.exists(failed.resolve(name)) && Files.exists(failed.resolve(name + ".reason.txt"));
  }

  /** Proves all that was promised. */
  void check() throws IOException {
    for (Dropped list : lists) {
      list.check(home.input(), home.output(), home.sandbox().catalogue());
    }
    for (Map.Entry<String, String> list : poisoned.entrySet()) {
      assertThat(Files.readString(home.output().resolve(list.getKey().replace(".txt", ".csv"))))
          .contains(list.getValue() + ",asin,com,refused");
    }
    for (String name : broken) {
      assertThat(home.input().resolve(".failed").resolve(name.replace(".", "-2."))).doesNotExist();
    }
    assertThat(Dropped.leftOvers(home.folder())).isEmpty();
    assertThat(paidAgain()).isLessThanOrEqualTo((int) inFlight);
    assertThat(home.sandbox().densestWindow(CircanaBarcodes.CHANNEL)).isLessThanOrEqualTo(1.0);
    assertThat(home.sandbox().diary().answeredWith(CircanaBarcodes.CHANNEL, 429)).isZero();
  }

  /** Whether no file is left in the input folder. */
  boolean cleared() throws IOException {
    try (Stream<Path> files = Files.walk(home.input())) {
      return files
          .filter(file -> !home.input().relativize(file).toString().startsWith("."))
          .noneMatch(Files::isRegularFile);
    }
  }

  @Override
  public void close() {
    home.close();
  }
}
