package caravan.crash;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.sandbox.Latency;
import caravan.sandbox.RateLimit;
import caravan.sandbox.Refusals;
import caravan.sandbox.Sandbox;
import caravan.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Folders and a sandbox that outlive the Caravans killed on them. */
final class Ground implements AutoCloseable {

  static final String POISON = "B0PPPPPPPP";
  private static final Duration WINDOW = Duration.ofSeconds(2);
  private static final int RATE = 500;

  private final Path folder;
  private final Sandbox sandbox;
  private final List<Dropped> lists = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();
  private final List<String> poisoned = new ArrayList<>();
  private final Map<Phase, Integer> fell = new EnumMap<>(Phase.class);
  private Instant started = Instant.EPOCH;
  private long inFlight;
  private int kills;

  Ground(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(input());
    this.sandbox =
        Sandbox.start(
            SandboxOptions.unlimited()
                .circana(RateLimit.unlimited().withRate(RATE, WINDOW))
                .latency(Latency.ofMillis(100, 250))
                .refusals(Refusals.naming().poison(POISON).wording("Invalid asin"))
                .build(),
            Clock.systemUTC());
  }

  Path input() {
    return folder.resolve("in");
  }

  Path output() {
    return folder.resolve("out");
  }

  Path log() {
    return folder.resolve("log-" + kills);
  }

  int kills() {
    return kills;
  }

  long inFlight() {
    return inFlight;
  }

  int paidAgain() {
    return sandbox.diary().paidAgain().values().stream().mapToInt(times -> times - 1).sum();
  }

  int rows() {
    return lists.stream().mapToInt(Dropped::rows).sum();
  }

  private Map<String, String> environment() {
    return Map.ofEntries(
        Map.entry("CARAVAN_CIRCANA_KEY", "canary-5f0c9e"),
        Map.entry("CARAVAN_LOOKUP_KEY", "canary-77aa01"),
        Map.entry("CARAVAN_CIRCANA_URL", sandbox.uri().toString()),
        Map.entry("CARAVAN_LOOKUP_URL", sandbox.uri().toString()),
        Map.entry("CARAVAN_CIRCANA_RATE", String.valueOf(RATE)),
        Map.entry("CARAVAN_CIRCANA_WINDOW", WINDOW.toMillis() + "ms"),
        Map.entry("CARAVAN_CIRCANA_DAILY", "0"),
        Map.entry("CARAVAN_INPUT", input().toString()),
        Map.entry("CARAVAN_OUTPUT", output().toString()),
        Map.entry("CARAVAN_STATE", folder.resolve("state").toString()),
        Map.entry("CARAVAN_INPUT_SETTLE", "50ms"),
        Map.entry("CARAVAN_HTTP_LISTEN", "off"));
  }

  Victim start(String point) {
    started = Instant.now();
    return new Victim(point, environment(), log());
  }

  /** Whether the one started last is at work. */
  boolean up() throws IOException {
    return Files.exists(log()) && Files.readString(log()).contains("up\n");
  }

  void drop(Dropped list) {
    lists.add(list);
    write(list.name(), list.text());
  }

  /** Waits until the Caravan started last is at work on that; not for ever. */
  void await(Phase phase) throws IOException {
    long calls = calls();
    long files = Dropped.files(output());
    long end = System.nanoTime() + Duration.ofSeconds(6).toNanos();
    while (System.nanoTime() < end && !reached(phase, calls, files)) {
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
  }

  private boolean reached(Phase phase, long calls, long files) throws IOException {
    return switch (phase) {
      case CALL, ANSWER -> calls() > calls;
      case DELIVERY -> Dropped.files(output()) > files;
      default -> true;
    };
  }

  private long calls() {
    return sandbox.diary().calls(CircanaBarcodes.CHANNEL)
        + sandbox.diary().calls(BarcodesLookup.CHANNEL);
  }

  /** A list with a code that the server refuses, so that its batch is halved. */
  void dropPoisoned(int number) {
    String name = "poisoned-" + number + ".txt";
    poisoned.add(name);
    write(name, "B0%08d%nB0PPPPPPPP%nB0%08d%n".formatted(number * 100_000 + 99_001, number));
  }

  /** A file that is no list. */
  void dropBroken(int number) {
    String name = "broken-" + number + ".csv";
    broken.add(name);
    write(name, "\u0000\u0001\u0002 no list\n");
  }

  private void write(String name, String text) {
    try {
      Path target = input().resolve(name);
      Files.createDirectories(target.getParent());
      Path aside = target.resolveSibling(target.getFileName() + ".part");
      Files.writeString(aside, text);
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** To be told after each kill: counts the codes of the calls that were under way. */
  void killed() throws IOException, SQLException {
    Path copy = Files.createTempDirectory(folder, "look");
    for (String file : List.of("ledger.db", "ledger.db-wal")) {
      Path from = folder.resolve("state").resolve(file);
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
      Phase.look(ledger, sandbox.diary(), started, up())
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
    return lists.stream().allMatch(list -> list.delivered(output()))
        && poisoned.stream().allMatch(this::delivered)
        && broken.stream().allMatch(this::failed);
  }

  private boolean delivered(String name) {
    return Files.exists(output().resolve(name.replace(".txt", ".receipt.json")));
  }

  private boolean failed(String name) {
    Path failed = input().resolve(".failed");
    return Files.exists(failed.resolve(name)) && Files.exists(failed.resolve(name + ".reason.txt"));
  }

  /** Proves all that was promised. */
  void check() throws IOException {
    for (Dropped list : lists) {
      list.check(input(), output(), sandbox.catalogue());
    }
    for (String name : poisoned) {
      assertThat(Files.readString(output().resolve(name.replace(".txt", ".csv"))))
          .contains(POISON + ",asin,com,refused");
    }
    for (String name : broken) {
      assertThat(input().resolve(".failed").resolve(name.replace(".", "-2."))).doesNotExist();
    }
    assertThat(Dropped.leftOvers(folder)).isEmpty();
    assertThat(paidAgain()).isLessThanOrEqualTo((int) inFlight);
    assertThat(sandbox.densestWindow(CircanaBarcodes.CHANNEL)).isLessThanOrEqualTo(1.0);
    assertThat(sandbox.diary().answeredWith(CircanaBarcodes.CHANNEL, 429)).isZero();
  }

  /** Whether no file is left in the input folder. */
  boolean cleared() throws IOException {
    try (Stream<Path> files = Files.walk(input())) {
      return files
          .filter(file -> !input().relativize(file).toString().startsWith("."))
          .noneMatch(Files::isRegularFile);
    }
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
