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
import caravan.codes.ListUsage;
import caravan.codes.ResultRow;
import caravan.codes.Row;
import caravan.ledger.CacheTtl;
import caravan.ledger.DailyQuotaReport;
import caravan.ledger.Entry;
import caravan.ledger.Ledger;
import caravan.ledger.Reservation;
import caravan.ledger.Urgency;
import caravan.ledger.jdbc.SqliteLedger;
import caravan.pace.Plan;
import caravan.results.AnswerExport;
import caravan.results.Delimiter;
import caravan.results.Formulas;
import caravan.results.Handed;
import caravan.results.ResultFormat;
import caravan.results.ResultRules;
import caravan.results.ResultWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What it costs to hand a list back, and to tell what changed: {@code DeliveryBench [rows
 * [folder]]}.
 */
public final class DeliveryBench {

  private static final Lane LANE = new Lane(CircanaBarcodes.CHANNEL, CodeType.ASIN, Domain.COM);
  private static final Plan PLAN = new Plan(0, Duration.ofMinutes(1), 0, 10, 100);
  private static final CacheTtl FRESH = new CacheTtl(Duration.ofDays(30), Duration.ofDays(1));
  private static final int AT_A_TIME = 5_000;

  private final int rows;
  private final Path folder;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  private DeliveryBench(int rows, Path folder) {
    this.rows = rows;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException {
    int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 150_000;
    Path parent = arguments.length > 1 ? Path.of(arguments[1]) : Path.of("target");
    Path folder = Files.createTempDirectory(parent, "delivery-bench");
    try {
      new DeliveryBench(rows, folder).run();
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void run() {
    try (Ledger ledger = SqliteLedger.open(folder.resolve("ledger.db"))) {
      long first = list(ledger, 0);
      timed("answers", () -> answer(ledger, 0));
      for (int warm = 0; warm < 3; warm++) {
        write(ledger, first, false, ResultFormat.CSV, ResultFormat.JSON);
      }
      timed(
          "first: csv, json",
          () -> write(ledger, first, true, ResultFormat.CSV, ResultFormat.JSON));
      timed(
          "first: and crosswalk",
          () ->
              write(
                  ledger,
                  first,
                  true,
                  ResultFormat.CSV,
                  ResultFormat.JSON,
                  ResultFormat.CROSSWALK));
      ledger.deliveries().delivered(first, now);
      long same = list(ledger, 0);
      timed(
          "same: csv, json, uncompared",
          () -> write(ledger, same, false, ResultFormat.CSV, ResultFormat.JSON));
      timed(
          "same: csv, json", () -> write(ledger, same, true, ResultFormat.CSV, ResultFormat.JSON));
      timed("same: the comparison alone", () -> compare(ledger, same));
      ledger.deliveries().delivered(same, now);
      long moved = list(ledger, rows / 10);
      answer(ledger, 0);
      timed("a tenth new, gone: the comparison alone", () -> compare(ledger, moved));
      timed(
          "a tenth new, gone: csv, json, changes",
          () ->
              write(
                  ledger, moved, true, ResultFormat.CSV, ResultFormat.JSON, ResultFormat.CHANGES));
      ledger.deliveries().delivered(moved, now);
      now = now.plus(Duration.ofDays(31));
      long renewed = list(ledger, rows / 10);
      timed("answers that were renewed, 1 in 10 others", () -> answer(ledger, 1));
      timed("renewed: the comparison alone", () -> compare(ledger, renewed));
      timed(
          "renewed: csv, json, changes",
          () ->
              write(
                  ledger,
                  renewed,
                  true,
                  ResultFormat.CSV,
                  ResultFormat.JSON,
                  ResultFormat.CHANGES));
      ledger.deliveries().delivered(renewed, now);
      timed("forget", () -> forget(ledger));
      timed("export csv", () -> export(ledger, false));
      timed("export crosswalk", () -> export(ledger, true));
    }
  }

  private void forget(Ledger ledger) {
    boolean more = true;
    while (more) {
      more = ledger.forgetting().forget(now.minus(Duration.ofDays(90)), FRESH, now);
    }
  }

  private long list(Ledger ledger, int from) {
    ListHead head = new ListHead("", "week.csv", "1", "00", false, List.of("code", "shop"), ',');
    long list = ledger.lists().open(head, Urgency.NORMAL, "", 0, now);
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      String code = String.format(Locale.ROOT, "B0%08d", from + i);
      Row row = new Row(i + 1L, List.of(code, "shop 7"), code, new Asin(code), Domain.COM, "");
      entries.add(new Entry(row, LANE));
      if (entries.size() == AT_A_TIME || i == rows - 1) {
        ledger.lists().enrol(list, entries, FRESH, now);
        entries.clear();
      }
    }
    ledger.lists().enrolled(list);
    return list;
  }

  /** One answer in ten depends on the round. */
  private void answer(Ledger ledger, int round) {
    List<CodeRequest> requests = ledger.pacing().claim(LANE, 100);
    while (!requests.isEmpty()) {
      now = now.plusMillis(100);
      Batch batch = Batch.of(requests);
      if (ledger.pacing().reserve(batch, PLAN, now) instanceof Reservation.Granted granted) {
        List<Answer> answers =
            requests.stream()
                .map(request -> new Answer(request.lookup(), items(request, round)))
                .toList();
        ledger
            .answers()
            .answered(granted.call(), batch, answers, new DailyQuotaReport(null, null), PLAN, now);
      }
      requests = ledger.pacing().claim(LANE, 100);
    }
    now = now.plusSeconds(1);
  }

  private static String items(CodeRequest request, int round) {
    long number = request.lookup() % 10 == 0 ? request.lookup() + round : request.lookup();
    return ("[{\"asin\":\"%s\",\"title\":\""
            + "A title of usual length ".repeat(4)
            + "\",\"upc\":\"%2$012d\",\"upcList\":[\"%2$012d\"],\"ean\":\"%2$013d\",\"eanList\":[\"%2$013d\",\"%3$013d\"]}]")
        .formatted(
            request.code().text(), 10_000_000_000L + number * 7, 4_000_000_000_000L + number);
  }

  private void write(
      Ledger ledger, long list, boolean compared, ResultFormat first, ResultFormat... others) {
    ResultRules rules =
        new ResultRules(
            folder.resolve("out"), EnumSet.of(first, others), Formulas.ESCAPE, Delimiter.COMMA);
    ResultWriter writer = new ResultWriter(rules);
    ListHead head = ledger.overview().find(list).orElseThrow().head();
    ListUsage usage = ledger.deliveries().usage(list, now);
    if (compared) {
      ledger
          .deliveries()
          .rows(
              list, (all, comparison) -> Handed.back(writer, "week", head, all, comparison, usage));
    } else {
      ledger.deliveries().rows(list, all -> Handed.back(writer, "week", head, all, usage));
    }
  }

  private static void compare(Ledger ledger, long list) {
    ledger
        .deliveries()
        .rows(
            list,
            (all, comparison) -> {
              comparison.ifPresent(c -> c.differences().forEachRemaining(difference -> {}));
              return 0;
            });
  }

  private static void export(Ledger ledger, boolean crosswalk) {
    try {
      AnswerExport export =
          AnswerExport.begin(
              OutputStream.nullOutputStream(),
              AnswerExport.Form.CSV,
              crosswalk,
              new ResultRules(
                  Path.of("output"), Set.of(ResultFormat.CSV), Formulas.ESCAPE, Delimiter.COMMA));
      long last = 0;
      List<ResultRow> some = ledger.overview().answers(last, Instant.EPOCH, 1_000);
      while (!some.isEmpty()) {
        for (ResultRow answer : some) {
          export.add(answer);
          last = answer.number();
        }
        some = ledger.overview().answers(last, Instant.EPOCH, 1_000);
      }
      export.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void timed(String what, Runnable work) {
    LedgerBench.timed(what, rows, work);
  }
}
