package caravan.bench;

import caravan.sandbox.Latency;
import caravan.sandbox.LimiterKind;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs every measurement, prints the tables and keeps them in target/bench/pace.md. */
public final class Bench {

  private static final Latency USUAL = Latency.ofMillis(20, 500);
  private static final Latency SLOW = Latency.ofMillis(5_000, 5_000);

  private static final int LANES = 4;
  private static final int[] NODES = {1, 2, 4};
  private static final String OUTAGES = "outages";

  private final boolean quick = "quick".equals(System.getProperty("bench"));
  private final String only = System.getProperty("bench.only", "");
  private final Paces pace = new Paces();
  private final Findings findings = new Findings();
  private final Table nodes = new Table("Nodes with one ledger in PostgreSQL", NodesPace.COLUMNS);
  private final Table outages = new Table("Nodes that are away", NodeOutages.COLUMNS);
  private final List<String> failures = new ArrayList<>();

  private Bench() {}

  /** {@code -Dbench=quick} for a short form, {@code -Dbench.only=WORD} for a part. */
  public static void main(String[] args) throws Exception {
    new Bench().run();
  }

  private void run() throws Exception {
    Instant began = Instant.now();
    // most of the time they all wait, so that they don't slow each other down
    ExecutorService lanes = Executors.newFixedThreadPool(LANES);
    List<Future<?>> runs = new ArrayList<>();
    for (Measurement measurement : measurements()) {
      if (measurement.name().contains(only)) {
        runs.add(lanes.submit(() -> take(measurement)));
      }
    }
    for (Future<?> run : runs) {
      await(run);
    }
    lanes.shutdown();
    Throughput throughput = new Throughput(findings, quick ? 50_000 : 100_000);
    Known known = new Known(findings, quick ? 50_000 : 150_000, quick ? 3 : 5);
    List<Measurement> alone = new ArrayList<>();
    alone.add(new Measurement("throughput", throughput::measure));
    alone.add(new Measurement("known", known::measure));
    installed(alone);
    alone.stream().filter(measurement -> measurement.name().contains(only)).forEach(this::take);
    report(Duration.between(began, Instant.now()));
    System.exit(failures.isEmpty() ? 0 : 1);
  }

  private static void await(Future<?> run) throws InterruptedException {
    try {
      run.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a measurement went wrong", e);
    }
  }

  private void take(Measurement measurement) {
    System.err.println("… " + measurement.name());
    try {
      measurement.work().run();
    } catch (RuntimeException e) {
      e.printStackTrace();
      synchronized (failures) {
        failures.add(measurement.name() + ": " + e.getMessage());
      }
    }
  }

  private record Measurement(String name, Runnable work) {}

  private List<Measurement> measurements() {
    List<Measurement> all = new ArrayList<>();
    if (!quick) {
      Run minutes = Run.full(Duration.ofSeconds(60), 3, LimiterKind.SLIDING, USUAL);
      all.add(new Measurement("pace full 60 s", () -> minutes.caravan(pace)));
      all.add(new Measurement("pace full 60 s watched", () -> minutes.watched(pace)));
      Run slow = Run.full(Duration.ofSeconds(60), 3, LimiterKind.SLIDING, SLOW);
      all.add(new Measurement("pace full 60 s slow", () -> slow.caravan(pace)));
    }
    for (LimiterKind limiterKind : LimiterKind.values()) {
      for (boolean trial : new boolean[] {true, false}) {
        matrix(all, trial, limiterKind);
      }
      Run odd = Run.odd(Duration.ofSeconds(quick ? 2 : 5), 4, limiterKind, USUAL);
      String name = "pace odd " + word(limiterKind);
      all.add(new Measurement(name, () -> odd.caravan(pace)));
      all.add(new Measurement(name + " textbook", () -> odd.textbook(pace)));
    }
    scenarios(all);
    return all;
  }

  private void installed(List<Measurement> all) {
    Installed.home()
        .ifPresentOrElse(
            home -> {
              Quiet quiet = new Quiet(findings, home, quick);
              all.add(new Measurement("quiet start", quiet::starts));
              all.add(new Measurement("quiet tiny lists", quiet::tinyLists));
              all.add(new Measurement("quiet idle", quiet::idle));
              NodesPace together = new NodesPace(nodes, findings, home, quick);
              for (int size : NODES) {
                all.add(new Measurement("nodes " + size, () -> together.measure(size)));
              }
              if (only.startsWith(OUTAGES)) {
                outages(all, home);
              }
            },
            () ->
                findings.tell(
                    "start, tiny lists, idle, nodes", "", "not measured: " + Installed.MISSING));
  }

  /** Half an hour of them, so that they are taken where somebody asks for them. */
  private void outages(List<Measurement> all, Path home) {
    if (!NodeOutages.possible()) {
      findings.tell(OUTAGES, "", "not measured: no PostgreSQL of Debian's that root could start");
      return;
    }
    NodeOutages away = new NodeOutages(outages, findings, home, quick);
    all.add(new Measurement(OUTAGES + " killed", () -> away.takeovers(true)));
    all.add(new Measurement(OUTAGES + " stopped", () -> away.takeovers(false)));
    all.add(new Measurement(OUTAGES + " restarts", away::restarts));
    all.add(new Measurement(OUTAGES + " database away", () -> away.database(false)));
    all.add(new Measurement(OUTAGES + " database silent", () -> away.database(true)));
    all.add(new Measurement(OUTAGES + " lone codes", away::loneCodes));
    NodesPace minutes = NodesPace.ofMinutes(nodes, findings, home);
    all.add(new Measurement(OUTAGES + " none", () -> minutes.measure(4)));
  }

  private void scenarios(List<Measurement> all) {
    Packing packing = new Packing(findings);
    all.add(new Measurement("packing small lists", packing::manySmallLists));
    all.add(new Measurement("packing trickle", packing::trickle));
    all.add(new Measurement("packing lone code", packing::aLoneCode));
    all.add(new Measurement("packing burst", packing::oneBurst));
    DayEnd day = new DayEnd(findings, Duration.ofSeconds(8));
    all.add(new Measurement("day", day::lastToken));
    all.add(new Measurement("day another client", day::anotherClient));
    Fairness fairness = new Fairness(findings, Duration.ofSeconds(quick ? 2 : 4));
    all.add(new Measurement("fairness small beside large", fairness::smallBesideLarge));
    all.add(new Measurement("fairness equal lists", fairness::equalLists));
    all.add(new Measurement("fairness lanes", fairness::lanes));
    all.add(new Measurement("fairness mixed", fairness::mixedSizes));
    Foretold foretold = new Foretold(findings);
    all.add(new Measurement("quote alone", foretold::alone));
    all.add(new Measurement("quote beside others", foretold::besideOthers));
    all.add(new Measurement("quote day", foretold::acrossTheDaysEnd));
    Adaptive adaptive = new Adaptive(findings, Duration.ofSeconds(quick ? 2 : 6), 10);
    all.add(new Measurement("adaptive sliding", () -> adaptive.untold(LimiterKind.SLIDING)));
    all.add(new Measurement("adaptive small bucket", adaptive::smallBucket));
    if (!quick) {
      all.add(new Measurement("adaptive fixed", () -> adaptive.untold(LimiterKind.FIXED)));
      all.add(new Measurement("adaptive bucket", () -> adaptive.untold(LimiterKind.BUCKET)));
    }
  }

  private void matrix(List<Measurement> all, boolean trial, LimiterKind limiterKind) {
    Duration window = Duration.ofSeconds(quick ? 2 : 5);
    Run usual = run(trial, window, quick ? 4 : 5, limiterKind, USUAL);
    String name = "pace " + usual.plan() + " " + word(limiterKind);
    all.add(new Measurement(name, () -> usual.caravan(pace)));
    all.add(new Measurement(name + " textbook", () -> usual.textbook(pace)));
    if (!quick) {
      Run slow = run(trial, window, 4, limiterKind, SLOW);
      all.add(new Measurement(name + " slow", () -> slow.caravan(pace)));
    }
    all.add(new Measurement(name + " killed", () -> usual.killed(pace)));
  }

  private static String word(LimiterKind limiterKind) {
    return limiterKind.name().toLowerCase(Locale.ROOT);
  }

  private static Run run(
      boolean trial, Duration window, int windows, LimiterKind limiterKind, Latency latency) {
    return trial
        ? Run.trial(window, windows, limiterKind, latency)
        : Run.full(window, windows, limiterKind, latency);
  }

  /** More than the cores: others worked on the machine too, and every wait is longer for it. */
  private static String load() {
    double average = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return String.format(Locale.ROOT, "%.1f", average);
  }

  private void report(Duration took) throws IOException {
    pace.judge(findings);
    StringBuilder text = new StringBuilder("## Pace benchmark\n\n");
    text.append("`./mvnw -q -Pbench").append(quick ? " -Dbench=quick" : "").append("`, ");
    text.append(Runtime.getRuntime().availableProcessors()).append(" cores, Java ");
    text.append(Runtime.version()).append(", ").append(System.getProperty("os.name"));
    text.append(", load ").append(load()).append(", ").append(took.toSeconds()).append(" s\n");
    text.append(pace).append(nodes).append(outages).append(findings).append(pace.inShort());
    failures.forEach(failure -> text.append("\nNot measured: ").append(failure).append('\n'));
    Path file = Path.of("target", "bench", "pace.md");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    System.out.print(text);
  }
}
