package caravan.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.asinscope.CircanaBarcodes;
import caravan.harness.Home;
import caravan.harness.NodeGroup;
import caravan.harness.ProcessClock;
import caravan.ledger.Ledger;
import caravan.ledger.LedgerObserver;
import caravan.ledger.jdbc.PostgresLedger;
import caravan.sandbox.CallLog;
import caravan.sandbox.Latency;
import caravan.sandbox.RateLimit;
import caravan.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nodes whose clocks are hours apart, and that are killed, stopped and cut off from their ledger
 * while they work at the plan, and somebody who takes results away at once. {@code
 * -Dcaravan.crash.long=true} does more of it, with windows of a minute too, and where PostgreSQL is
 * installed restarts that as well; {@code -Dcaravan.crash.faults=N} says how much, {@code
 * -Dcaravan.crash.silence=N} how many seconds nothing gets through at least.
 */
class NodesCrashTests {

  private static final Logger LOG = LoggerFactory.getLogger(NodesCrashTests.class);
  private static final boolean LONG = Boolean.getBoolean("caravan.crash.long");
  private static final Duration PATIENCE = Duration.ofMinutes(LONG ? 20 : 4);
  private static final int FAULTS = Integer.getInteger("caravan.crash.faults", LONG ? 120 : 3);
  private static final int RATE = LONG ? 500 : 100;
  private static final int LOOKS = 100;
  private static final int SHARED = 10;
  private static final int OWN = LONG ? 100 : 30;

  /** Lists are dropped ahead of the plan: the codes that it allows in a window and that time. */
  private static final Duration AHEAD = Duration.ofSeconds(LONG ? 30 : 0);

  /** How long nothing gets through at least. */
  private static final Duration SILENCE =
      Duration.ofSeconds(Integer.getInteger("caravan.crash.silence", 0));

  /** By how much the clock of each node's machine is ahead, where that can be made. */
  private static final List<Duration> CLOCKS =
      Stream.of(0, 1, -1, 0).limit(LONG ? 4 : 3).map(Duration::ofHours).toList();

  /** With the nodes' logs, where it failed. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private final Random random = new Random(42);
  private final ProxiedDatabase database = new ProxiedDatabase(LONG);
  private final Map<NodeFault, Integer> befell = new EnumMap<>(NodeFault.class);
  private int lists;
  private long inFlight;

  static Stream<Duration> windows() {
    return (LONG ? Stream.of(5, 60) : Stream.of(5)).map(Duration::ofSeconds);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Home home(Duration window) {
    SandboxOptions sandboxed =
        SandboxOptions.unlimited()
            .circana(RateLimit.perMinute(RATE, 0).withRate(RATE, window))
            .latency(Latency.ofMillis(20, 500))
            .remembered(10_000)
            .build();
    return new Home(folder, sandboxed)
        .with("caravan.circana.rate", String.valueOf(RATE))
        .with("caravan.circana.window", window.toSeconds() + "s")
        .with("caravan.circana.daily", "0");
  }

  private Optional<ProcessClock> clock(int node) {
    Optional<ProcessClock> clock = ProcessClock.in(folder);
    clock.ifPresent(c -> c.set(CLOCKS.get(node)));
    return clock;
  }

  private void drop(Home home, Duration window) {
    long wanted = RATE + RATE * AHEAD.toSeconds() / window.toSeconds();
    while ((long) lists * OWN - home.sandbox().diary().tokens(CircanaBarcodes.CHANNEL) < wanted) {
      home.drop("list" + lists + ".txt", list(lists));
      lists++;
    }
  }

  /** Some codes that all lists have, and others that no other has. */
  private static String list(int number) {
    return Home.asins(0, SHARED) + Home.asins(1_000 * (number + 1), OWN);
  }

  @ParameterizedTest
  @MethodSource("windows")
  void each_list_comes_back_once_and_no_window_overruns_whatever_befalls_the_nodes(Duration window)
      throws Exception {
    try (Home home = home(window);
        NodeGroup nodes = new NodeGroup(home, CLOCKS.size(), database::through, this::clock);
        ResultConsumer consumer = ResultConsumer.watching(home.output())) {
      List<NodeFault> faults =
          (LONG ? NodeFault.ROUND : NodeFault.SHORT_ROUND)
              .stream().filter(f -> possible(f)).toList();
      for (int number = 0; number < FAULTS; number++) {
        drop(home, window);
        Thread.sleep(200 + random.nextInt(800));
        NodeFault fault = faults.get(number % faults.size());
        befell.merge(fault, 1, Integer::sum);
        befall(fault, victim(number), nodes);
      }
      await("all").atMost(PATIENCE).until(() -> receipts(consumer) >= lists && nothingIsAtWork());
      Thread.sleep(2_000); // what came twice would come now
      verify(home, consumer, window);
    }
  }

  /** Whichever it is, or, every other time, one that has calls in flight, if any soon has. */
  private int victim(int number) throws Exception {
    for (int look = 0; number % 2 == 0 && look < LOOKS; look++) {
      Set<String> calling = database.calling();
      for (int node = 0; node < CLOCKS.size(); node++) {
        if (calling.contains(NodeGroup.name(node))) {
          return node;
        }
      }
      Thread.sleep(20); // an answer takes longer
    }
    return random.nextInt(CLOCKS.size());
  }

  private boolean possible(NodeFault fault) {
    return database.canBeRestarted() || (fault != NodeFault.RESTART && fault != NodeFault.CRASH);
  }

  private void befall(NodeFault fault, int victim, NodeGroup nodes) throws Exception {
    String name = NodeGroup.name(victim);
    switch (fault) {
      case KILL -> {
        nodes.kill(victim);
        inFlight += database.inFlight(name);
        Thread.sleep(random.nextInt(6_000));
        nodes.start(victim);
      }
      case STOP -> {
        nodes.signal(victim, "STOP");
        inFlight += database.inFlight(name);
        Thread.sleep(random.nextInt(8_000));
        nodes.signal(victim, "CONT");
      }
      case CUT -> {
        database.proxy(victim).cut();
        inFlight += database.inFlight(name);
      }
      case SILENCE -> {
        database.proxy(victim).silence();
        inFlight += database.inFlight(name);
        Thread.sleep(SILENCE.toMillis() + random.nextInt(12_000));
        database.proxy(victim).speak();
      }
      case RESTART -> restart("fast");
      case CRASH -> restart("immediate");
    }
  }

  private void restart(String mode) throws SQLException {
    long before = database.inFlight("node-%");
    database.restart(mode);
    inFlight += Math.max(before, database.inFlight("node-%"));
  }

  private void verify(Home home, ResultConsumer consumer, Duration window) throws IOException {
    List<String> expected = new ArrayList<>();
    for (int number = 0; number < lists; number++) {
      for (String ending : List.of(".csv", ".json", ".receipt.json")) {
        expected.add("list" + number + ending);
      }
    }
    CallLog diary = home.sandbox().diary();
    long again = diary.paidAgain().values().stream().mapToLong(times -> times - 1).sum();
    long densest = diary.densest(CircanaBarcodes.CHANNEL, window);
    long told = diary.answeredWith(CircanaBarcodes.CHANNEL, 429);
    tell(window, diary.tokens(CircanaBarcodes.CHANNEL), again, densest, told);
    assertThat(consumer.taken()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(consumer.rows().values()).hasSize(lists).allMatch(count -> count == SHARED + OWN);
    assertThat(home.output()).isDirectoryNotContaining("glob:**.part");
    assertThat(diary.paidProducts()).hasSize(SHARED + lists * OWN);
    assertThat(again).isLessThanOrEqualTo(inFlight);
    assertThat(densest).isLessThanOrEqualTo(RATE);
    assertThat(diary.seen()).filteredOn(call -> call.status() == 429).isEmpty();
    assertThat(told).isZero();
  }

  /** A line for faults.md. */
  private void tell(Duration window, long tokens, long again, long densest, long told) {
    LOG.warn(
        "window | faults | lists, rows | tokens | codes in flight at the faults, paid twice |"
            + " densest window | 429s");
    LOG.warn(
        "| {} s | {} | {}, {} | {} | {}, {} | {} | {} |",
        window.toSeconds(),
        befell.entrySet().stream()
            .map(entry -> entry.getValue() + " × " + entry.getKey().words())
            .collect(Collectors.joining(", ")),
        lists,
        "%,d".formatted(lists * (SHARED + OWN)),
        "%,d".formatted(tokens),
        inFlight,
        again,
        String.format(Locale.ROOT, "%.3f", (double) densest / RATE),
        told);
  }

  private static long receipts(ResultConsumer consumer) {
    return consumer.rows().size();
  }

  private boolean nothingIsAtWork() {
    try (Ledger ledger = PostgresLedger.open(database.address(), LedgerObserver.NONE)) {
      return ledger.overview().atWork(1).isEmpty();
    }
  }
}
