package caravan.bench;

import caravan.asinscope.CircanaBarcodes;
import caravan.harness.InstalledPostgres;
import caravan.ledger.jdbc.PostgresAddress;
import caravan.ledger.jdbc.PostgresDatabase;
import caravan.sandbox.Latency;
import caravan.sandbox.LimiterKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Several Caravans, each the package in a process of its own, that share their folders, one ledger
 * in PostgreSQL and the full plan. The server is that of the machine where there is one, which
 * writes to the disk with every commit; else the one of the tests, which does not.
 */
final class NodesPace {

  private static final Duration WINDOW = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int MOST = 4;
  private static final String LARGE = "large.txt";

  static final String[] COLUMNS = {
    "nodes", "plan", "answers take", "plan used, densest window, 429s", "enrolled", "nothing to do"
  };

  private final Table table;
  private final Findings findings;
  private final Path home;
  private final Run run;
  private final int rows;
  private final Duration calm;

  /**
   * Before anything is measured.
   *
   * @param table gets a line for each number of nodes
   * @param home of the package
   */
  NodesPace(Table table, Findings findings, Path home, boolean quick) {
    this(table, findings, home, quick, WINDOW, quick ? 5 : 12);
  }

  private NodesPace(
      Table table, Findings findings, Path home, boolean quick, Duration window, int windows) {
    this.table = table;
    this.findings = findings;
    this.home = home;
    this.run = Run.full(window, windows, LimiterKind.SLIDING, Latency.ofMillis(20, 500));
    this.rows = quick ? 50_000 : 100_000;
    this.calm = Duration.ofSeconds(quick ? 5 : 15);
  }

  /** With windows of a minute, as the plans have them. */
  static NodesPace ofMinutes(Table table, Findings findings, Path home) {
    return new NodesPace(table, findings, home, false, Duration.ofMinutes(1), 4);
  }

  /** So many of them. */
  void measure(int nodes) {
    if (InstalledPostgres.possible()) {
      try (InstalledPostgres server = InstalledPostgres.empty()) {
        measure(nodes, server.address());
      }
    } else {
      measure(nodes, PostgresDatabase.empty().address());
    }
  }

  private void measure(int nodes, PostgresAddress database) {
    try (Station station = run.station();
        InstalledNodes running = InstalledNodes.started(home, station, nodes, node -> database);
        LedgerQuery ledger = new LedgerQuery(database)) {
      double idle = transactions(ledger);
      station.drop("list.txt", Codes.asins(0, run.codes()));
      station.receipt("list", run.patience());
      Tape tape = Tape.of(station.sandbox(), CircanaBarcodes.CHANNEL);
      double enrolled = enrolled(station, ledger);
      line(running.size(), station, tape, enrolled, idle);
    }
  }

  /** A second, while nobody asks for anything. */
  private double transactions(LedgerQuery ledger) {
    String count =
        "select xact_commit + xact_rollback from pg_stat_database"
            + " where datname = current_database()";
    Station.pause(Duration.ofSeconds(2)); // what the start had to do is done
    long before = ledger.number(count);
    Station.pause(calm);
    return (ledger.number(count) - before) / (double) calm.toSeconds();
  }

  /** Rows a second, from when the list was dropped. */
  private double enrolled(Station station, LedgerQuery ledger) {
    Instant dropped = station.drop(LARGE, Codes.asins(run.codes(), rows));
    String there = "select count(*) from list where name = '" + LARGE + "' and state <> 'reading'";
    Station.await("a list that is enrolled", PATIENCE, () -> ledger.number(there) > 0);
    return rows * 1_000 / Tape.millis(dropped, Instant.now());
  }

  private void line(int nodes, Station station, Tape tape, double enrolled, double idle) {
    double used = 100 * run.window().toMillis() / tape.paid().period(run.rate());
    double densest = station.sandbox().densestWindow(CircanaBarcodes.CHANNEL);
    long told = Tape.of(station.sandbox(), CircanaBarcodes.CHANNEL).with(429);
    table.line(
        nodes,
        run.plan() + " " + run.rate() + "/" + run.window().toSeconds() + " s",
        run.latency().min().toMillis() + "–" + run.latency().max().toMillis() + " ms",
        String.format(Locale.ROOT, "%.1f %%, %.3f, %d", used, densest, told),
        String.format(Locale.ROOT, "%,.0f rows/s", enrolled),
        String.format(Locale.ROOT, "%.0f transactions/s", idle));
    String how = "nodes: " + nodes;
    findings.add(
        "no window over the plan, no 429, by several nodes",
        densest <= 1 && told == 0,
        how,
        "densest %.3f, %d 429s",
        densest,
        told);
    double least = run.window().equals(WINDOW) ? 93 : 99;
    findings.add(
        "≥ %.0f %% of windows of %d s used by several nodes"
            .formatted(least, run.window().toSeconds()),
        used >= least,
        how,
        "%.1f %%",
        used);
    if (nodes == MOST) {
      findings.add(
          "≤ 100 transactions/s where four nodes have nothing to do",
          idle <= 100,
          how,
          "%.0f",
          idle);
    }
  }
}
