package caravan.bench;

import caravan.asinscope.CircanaBarcodes;
import caravan.harness.InstalledPostgres;
import caravan.harness.TcpProxy;
import caravan.sandbox.Latency;
import caravan.sandbox.LimiterKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What becomes of the work of four nodes while some of them, or the database, are away. The server
 * is Debian's, which can be ended and started again.
 */
final class NodeOutages {

  static final String[] COLUMNS = {"four nodes", "how often", "measured", "densest window, 429s"};

  private static final int NODES = 4;
  private static final Duration WINDOW = Duration.ofSeconds(5);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** After so long nothing is granted any more of which the ledger knows. */
  private static final Duration GRANTED = Duration.ofSeconds(1);

  /** Its codes wait again, or are another's; 1 is the state of codes that somebody claimed. */
  private static final String CLAIMED = "select count(*) from lookup where state = 1 and node = ?";

  private static final String NODE = "select coalesce(max(id), 0) from node where name = ?";

  private final Table table;
  private final Findings findings;
  private final Path home;
  private final int times;
  private final Duration outage;
  private final int rows;

  /**
   * Before anything is measured.
   *
   * @param table gets a line for each kind of outage
   * @param home of the package
   */
  NodeOutages(Table table, Findings findings, Path home, boolean quick) {
    this.table = table;
    this.findings = findings;
    this.home = home;
    this.times = quick ? 3 : 20;
    this.outage = quick ? Duration.ofSeconds(20) : Duration.ofMinutes(3);
    this.rows = quick ? 30_000 : 150_000;
  }

  /** Whether there is a server that can be ended. */
  static boolean possible() {
    return InstalledPostgres.possible();
  }

  /** How soon the codes of a node are in other hands that is killed, or stopped. */
  void takeovers(boolean killed) {
    Run run = run(500, WINDOW, Latency.ofMillis(3_000, 5_000));
    try (InstalledPostgres server = InstalledPostgres.empty();
        Station station = run.station();
        InstalledNodes nodes =
            InstalledNodes.started(home, station, NODES, node -> server.address());
        LedgerQuery ledger = new LedgerQuery(server.address())) {
      station.drop("list.txt", Codes.asins(0, 100_000));
      List<Double> seconds = new ArrayList<>();
      for (int time = 0; time < times; time++) {
        seconds.add(takenOver(nodes, ledger, killed));
      }
      String what = killed ? "one is killed" : "one is stopped (SIGSTOP)";
      line(station, what, times, "its codes are in other hands after %s", spread(seconds));
      findings.add(
          "codes of a node that is away are in other hands within 5 s",
          most(seconds) <= 5,
          what,
          "%s",
          spread(seconds));
    }
  }

  private double takenOver(InstalledNodes nodes, LedgerQuery ledger, boolean killed) {
    int victim = victim(nodes, ledger);
    long number = ledger.number(NODE, InstalledNodes.name(victim));
    Instant away = Instant.now();
    if (killed) {
      nodes.node(victim).kill();
    } else {
      nodes.node(victim).signal("STOP");
    }
    Station.await("another", PATIENCE, () -> ledger.number(CLAIMED, number) == 0);
    double seconds = seconds(away, Instant.now());
    if (killed) {
      nodes.restart(victim);
    } else {
      nodes.node(victim).signal("CONT");
      Station.await(
          "who woke up", PATIENCE, () -> ledger.number(NODE, InstalledNodes.name(victim)) > number);
    }
    return seconds;
  }

  /** One that has codes in hand. */
  private static int victim(InstalledNodes nodes, LedgerQuery ledger) {
    int[] found = {0};
    Station.await(
        "a node with codes in hand",
        PATIENCE,
        () -> {
          found[0] = (found[0] + 1) % nodes.size();
          long number = ledger.number(NODE, InstalledNodes.name(found[0]));
          return ledger.number(CLAIMED, number) > 0;
        });
    return found[0];
  }

  /** Each is ended in order and started anew, one after the other, while the plan is used. */
  void restarts() {
    Run run = run(rows / 5, MINUTE, Latency.ofMillis(20, 500));
    try (InstalledPostgres server = InstalledPostgres.empty();
        Station station = run.station();
        InstalledNodes nodes =
            InstalledNodes.started(home, station, NODES, node -> server.address())) {
      station.drop("list.txt", Codes.asins(0, rows));
      Station.await("the first window", PATIENCE, () -> tape(station).tokens() >= run.rate());
      for (int node = 0; node < nodes.size(); node++) {
        Station.pause(MINUTE.dividedBy(2));
        nodes.restart(node);
      }
      station.receipt("list", MINUTE.multipliedBy(8));
      Tape paid = tape(station).paid();
      double used = 100 * MINUTE.toMillis() / paid.period(run.rate());
      long again = paid.tokens() - rows;
      line(
          station,
          "each is restarted in turn while %,d codes are asked for".formatted(rows),
          NODES,
          "%.1f %% of the plan used, %d codes paid twice",
          used,
          again);
      findings.add(
          "≥ 95 % of the plan used while nodes are restarted in turn, nothing paid twice",
          used >= 95 && again == 0,
          "%,d codes in windows of a minute".formatted(rows),
          "%.1f %%, %d",
          used,
          again);
    }
  }

  /** The database is away for minutes: it died, or nothing gets through to it. */
  void database(boolean silent) {
    Run run = run(500, WINDOW, Latency.ofMillis(20, 500));
    try (InstalledPostgres server = InstalledPostgres.empty();
        TcpProxy proxy = new TcpProxy(server.port());
        Station station = run.station();
        InstalledNodes nodes =
            InstalledNodes.started(home, station, NODES, node -> server.through(proxy.port()))) {
      station.drop("list.txt", Codes.asins(0, 100_000));
      Station.await("the first windows", PATIENCE, () -> tape(station).tokens() > 3L * run.rate());
      List<Long> before = resident(nodes);
      Instant gone = Instant.now();
      away(server, proxy, silent);
      Instant back = Instant.now();
      List<Long> after = resident(nodes);
      Station.await("a call", PATIENCE, () -> !tape(station).since(back).calls().isEmpty());
      double first = seconds(back, tape(station).since(back).first());
      int calls = tape(station).since(gone.plus(GRANTED)).before(back).calls().size();
      long grown =
          IntStream.range(0, NODES).mapToLong(n -> after.get(n) - before.get(n)).max().orElse(0);
      Station.pause(WINDOW.multipliedBy(2));
      report(station, silent, calls, first, grown);
    }
  }

  private void away(InstalledPostgres server, TcpProxy proxy, boolean silent) {
    if (silent) {
      proxy.silence();
      Station.pause(outage);
      proxy.speak();
    } else {
      server.crash();
      Station.pause(outage);
      server.start();
    }
  }

  private void report(Station station, boolean silent, int calls, double first, long grown) {
    String what =
        "the database %s for %d s"
            .formatted(silent ? "says nothing" : "is away", outage.toSeconds());
    line(
        station,
        what,
        1,
        "the first call %.1f s after it is back, %d calls meanwhile, %d MB more at most",
        first,
        calls,
        grown);
    findings.add(
        "no call without the database; then on within %s; less than 50 MB more"
            .formatted(silent ? "10 s" : "5 s"),
        calls == 0 && first <= (silent ? 10 : 5) && grown < 50,
        what,
        "%d calls, %.1f s, %d MB",
        calls,
        first,
        grown);
  }

  /** Lists of one code in the folder that all of them share. */
  void loneCodes() {
    Run run = run(500, WINDOW, Latency.ofMillis(20, 20));
    try (InstalledPostgres server = InstalledPostgres.empty();
        Station station = run.station();
        InstalledNodes nodes =
            InstalledNodes.started(home, station, NODES, node -> server.address())) {
      List<Double> seconds = new ArrayList<>();
      for (int time = 0; time < times; time++) {
        Station.pause(Duration.ofMillis(700));
        Instant settled = station.drop("one" + time + ".txt", Codes.asins(time, 1)).plusMillis(50);
        seconds.add(seconds(settled, station.receipt("one" + time, PATIENCE)));
      }
      line(
          station,
          "a list of one code in the shared folder",
          times,
          "back after %s",
          spread(seconds));
      findings.add(
          "a list of one code is back 1.5 s after it settled, whoever takes it in",
          most(seconds) <= 1.5,
          "%d nodes, %d lists".formatted(nodes.size(), times),
          "%s",
          spread(seconds));
    }
  }

  private static Run run(int rate, Duration window, Latency latency) {
    return new Run("full", rate, 100, window, 5, LimiterKind.SLIDING, latency);
  }

  private static Tape tape(Station station) {
    return Tape.of(station.sandbox(), CircanaBarcodes.CHANNEL);
  }

  private static List<Long> resident(InstalledNodes nodes) {
    return IntStream.range(0, nodes.size())
        .mapToObj(node -> nodes.node(node).resident().orElse(0L))
        .toList();
  }

  private void line(Station station, String what, int often, String measured, Object... values) {
    double densest = station.sandbox().densestWindow(CircanaBarcodes.CHANNEL);
    long told = tape(station).with(429);
    String kept = String.format(Locale.ROOT, "%.3f, %d", densest, told);
    table.line(what, often, String.format(Locale.ROOT, measured, values), kept);
    findings.add(
        "no window over the plan, no 429, by several nodes",
        densest <= 1 && told == 0,
        what,
        "%s",
        kept);
  }

  private static double seconds(Instant from, Instant to) {
    return Tape.millis(from, to) / 1_000;
  }

  private static double most(List<Double> seconds) {
    return seconds.stream().mapToDouble(s -> s).max().orElse(0);
  }

  private static String spread(List<Double> seconds) {
    return String.format(
        Locale.ROOT,
        "%.1f s (%.1f to %.1f)",
        Median.of(seconds),
        seconds.stream().mapToDouble(s -> s).min().orElse(0),
        most(seconds));
  }
}
