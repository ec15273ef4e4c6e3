package caravan.bench;

import caravan.asinscope.CircanaBarcodes;
import caravan.codes.Answer;
import caravan.codes.Asin;
import caravan.codes.Batch;
import caravan.codes.CodeRequest;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Lane;
import caravan.codes.ListHead;
import caravan.codes.Row;
import caravan.ledger.CacheTtl;
import caravan.ledger.DailyQuotaReport;
import caravan.ledger.Entry;
import caravan.ledger.Ledger;
import caravan.ledger.Reservation;
import caravan.ledger.Urgency;
import caravan.ledger.jdbc.SqliteLedger;
import caravan.pace.Plan;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How fast the ledger is: {@code LedgerBench [codes [folder]]}. Each line says what was done, how
 * often, and how many of it in a second.
 */
public final class LedgerBench {

  private static final Lane LANE = new Lane(CircanaBarcodes.CHANNEL, CodeType.ASIN, Domain.COM);
  private static final Plan PLAN = new Plan(0, Duration.ofMinutes(1), 0, 10, 100);
  private static final CacheTtl FRESH = new CacheTtl(Duration.ofDays(30), Duration.ofDays(1));
  private static final String ITEMS =
      "[{\"asin\":\"B000000000\",\"title\":\"" + "A title of usual length ".repeat(4) + "\"}]";
  private static final int ROWS = 5_000;
  private static final int TINY = Integer.getInteger("tiny", 10_000);

  private final int codes;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  private LedgerBench(int codes) {
    this.codes = codes;
  }

  public static void main(String[] arguments) throws IOException {
    int codes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300_000;
    Path parent = arguments.length > 1 ? Path.of(arguments[1]) : Path.of("target");
    Path folder = Files.createTempDirectory(parent, "ledger-bench");
    try {
      new BareInserts(folder.resolve("bare.db")).run(codes);
      new LedgerBench(codes).run(folder.resolve("ledger.db"));
    } finally {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private void run(Path file) {
    timed("make a ledger", 1, () -> SqliteLedger.open(file).close());
    for (int i = 0; i < 3; i++) {
      timed("open it again", 1, () -> SqliteLedger.open(file).close());
    }
    try (Ledger ledger = SqliteLedger.open(file)) {
      long list = open(ledger, "large");
      timed("enrol rows", codes, () -> enrol(ledger, list));
      timed("enrol rows that are known", codes, () -> enrol(ledger, open(ledger, "again")));
      looks(ledger, "codes wait");
      timed("tiny lists", TINY, () -> tiny(ledger));
      looks(ledger, "with tiny lists");
      timed("claim, reserve, answer", codes, () -> answer(ledger));
      looks(ledger, codes / 100 + " calls ended");
      timed("read for delivery", codes, () -> ledger.deliveries().rows(list, LedgerBench::count));
    }
  }

  private void looks(Ledger ledger, String when) {
    timed(
        "next, " + when,
        1_000,
        () -> repeat(1_000, () -> ledger.pacing().next(CircanaBarcodes.CHANNEL, 400)));
    timed(
        "standing, " + when,
        1_000,
        () -> repeat(1_000, () -> ledger.pacing().state(CircanaBarcodes.CHANNEL, PLAN, now)));
    timed("complete, " + when, 1_000, () -> repeat(1_000, () -> ledger.deliveries().complete(10)));
    timed("atWork(50), " + when, 1_000, () -> repeat(1_000, () -> ledger.overview().atWork(50)));
  }

  private long open(Ledger ledger, String name) {
    ListHead head = new ListHead("", name, name, "00", false, List.of("code", "shop"), ',');
    return ledger.lists().open(head, Urgency.NORMAL, "", 0, now);
  }

  private void enrol(Ledger ledger, long list) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < codes; i++) {
      entries.add(entry(i + 1L, i));
      if (entries.size() == ROWS || i == codes - 1) {
        ledger.lists().enrol(list, entries, FRESH, now);
        entries.clear();
      }
    }
    ledger.lists().enrolled(list);
  }

  private static Entry entry(long row, int number) {
    String code = String.format(Locale.ROOT, "B0%08d", number);
    return new Entry(
        new Row(row, List.of(code, "shop 7"), code, new Asin(code), Domain.COM, ""), LANE);
  }

  private void tiny(Ledger ledger) {
    for (int i = 0; i < TINY; i++) {
      long list = open(ledger, "tiny" + i);
      ledger.lists().enrol(list, List.of(entry(1, codes + i)), FRESH, now);
      ledger.lists().enrolled(list);
    }
  }

  private void answer(Ledger ledger) {
    List<CodeRequest> requests = ledger.pacing().claim(LANE, 100);
    while (!requests.isEmpty()) {
      now = now.plusMillis(100);
      Batch batch = Batch.of(requests);
      if (ledger.pacing().reserve(batch, PLAN, now) instanceof Reservation.Granted granted) {
        List<Answer> answers = requests.stream().map(a -> new Answer(a.lookup(), ITEMS)).toList();
        ledger
            .answers()
            .answered(granted.call(), batch, answers, new DailyQuotaReport(null, null), PLAN, now);
      }
      requests = ledger.pacing().claim(LANE, 100);
    }
  }

  private static long count(java.util.Iterator<?> rows) {
    long count = 0;
    for (; rows.hasNext(); rows.next()) {
      count++;
    }
    return count;
  }

  private static void repeat(int times, Runnable work) {
    for (int i = 0; i < times; i++) {
      work.run();
    }
  }

  /** Beside the clock the thread's own CPU time, which a busy machine does not stretch. */
  static void timed(String what, int times, Runnable work) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long cpuBegan = threads.getCurrentThreadCpuTime();
    long began = System.nanoTime();
    work.run();
    double seconds = (System.nanoTime() - began) / 1e9;
    double cpu = (threads.getCurrentThreadCpuTime() - cpuBegan) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%-40s %,10d: %,12.0f/s %9.3f ms each; of CPU time %,12.0f/s %9.3f ms each%n",
        what,
        times,
        times / seconds,
        seconds * 1000 / times,
        times / cpu,
        cpu * 1000 / times);
  }
}
