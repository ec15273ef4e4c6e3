package caravan.road;

import caravan.asinscope.CircanaBarcodes;
import caravan.codes.Answer;
import caravan.codes.Asin;
import caravan.codes.Batch;
import caravan.codes.CodeRequest;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Lane;
import caravan.codes.ListHead;
import caravan.codes.ResultRow;
import caravan.codes.Row;
import caravan.ledger.CacheTtl;
import caravan.ledger.CallOutcome;
import caravan.ledger.CallStatus;
import caravan.ledger.ChannelState;
import caravan.ledger.DailyQuotaReport;
import caravan.ledger.Entry;
import caravan.ledger.Ledger;
import caravan.ledger.ListRecord;
import caravan.ledger.Pause;
import caravan.ledger.Reservation;
import caravan.ledger.Urgency;
import caravan.ledger.jdbc.SqliteLedger;
import caravan.pace.Plan;
import caravan.road.dispatch.Attempt;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

/** A real ledger with a list in it, and a clock that is moved by hand. */
public final class RoadScene extends Clock implements AutoCloseable {

  public static final Lane LANE = new Lane(CircanaBarcodes.CHANNEL, CodeType.ASIN, Domain.COM);
  public static final Plan FULL = new Plan(500, Duration.ofMinutes(1), 150_000, 10, 100);

  private static final CacheTtl FRESH = new CacheTtl(Duration.ofDays(30), Duration.ofDays(1));

  public final Ledger ledger;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  public RoadScene(Path folder, int codes) {
    ledger = SqliteLedger.open(folder.resolve("ledger.db"));
    enrol("", "list.txt", 1, codes);
  }

  /** A further list, of so many ASINs from that number on; answers the ledger's number of it. */
  public long enrol(String folder, String name, int from, int codes) {
    long list = open(head(folder, name));
    ledger.lists().enrol(list, entries(1, from, codes), FRESH, now);
    ledger.lists().enrolled(list);
    return list;
  }

  /** A list of ASINs. */
  public static ListHead head(String folder, String name) {
    return new ListHead(folder, name, name, "00", false, List.of("code"), ',');
  }

  /** A list that begins to be read. */
  public long open(ListHead head) {
    return ledger
        .lists()
        .open(head, head.urgent() ? Urgency.URGENT : Urgency.NORMAL, head.path() + " read", 0, now);
  }

  /** Enrols further rows of a list, from that one and that ASIN on; answers them as known rows. */
  public List<ResultRow> enrolKnown(long list, int row, int from, int codes) {
    return ledger.lists().enrolKnown(list, entries(row, from, codes), FRESH, now);
  }

  private static List<Entry> entries(int row, int from, int codes) {
    return IntStream.range(0, codes).mapToObj(i -> entry(row + i, from + i)).toList();
  }

  private static Entry entry(long row, int number) {
    Asin code = new Asin("B%09d".formatted(number));
    return new Entry(new Row(row, List.of(code.text()), code.text(), code, Domain.COM, ""), LANE);
  }

  /** The lists that are not delivered yet. */
  public List<ListRecord> atWork() {
    return ledger.overview().atWork(100);
  }

  /** So many codes have their answers now: there is no such product. */
  public void answered(int codes) {
    Attempt attempt = sent(codes);
    List<Answer> answers = attempt.batch().requests().stream().map(RoadScene::nothing).toList();
    ledger
        .answers()
        .answered(attempt.number(), attempt.batch(), answers, DailyQuotaReport.NOTHING, FULL, now);
  }

  /** The channel rests for that long; the call that found it out was for one code. */
  public void rests(Pause.Kind kind, Duration span) {
    Attempt attempt = sent(1);
    CallOutcome outcome =
        new CallOutcome(
            CallStatus.TOO_MANY_REQUESTS,
            "it rests",
            false,
            new Pause(kind, now.plus(span), "it rests"),
            CallOutcome.Disposition.WAITING);
    ledger.answers().ended(attempt.number(), attempt.batch(), outcome, FULL, now);
  }

  /** Codes that nobody claimed before, as a batch that was never sent. */
  public Attempt claimed(int codes) {
    return Attempt.first(Batch.of(ledger.pacing().claim(LANE, codes)));
  }

  /** Codes that nobody claimed before, in a call that is under way. */
  public Attempt sent(int codes) {
    return sent(claimed(codes));
  }

  /** The same in its next call. */
  public Attempt sent(Attempt attempt) {
    Reservation may = ledger.pacing().reserve(attempt.batch(), FULL, now);
    if (may instanceof Reservation.Granted granted) {
      return attempt.waiting().sent(granted.call());
    }
    throw new AssertionError("may not: " + may);
  }

  /** The answer that no product has this code. */
  public static Answer nothing(CodeRequest request) {
    return new Answer(request.lookup(), Answer.NONE);
  }

  /** How the channel stands. */
  public ChannelState standing() {
    return ledger.pacing().state(CircanaBarcodes.CHANNEL, FULL, now);
  }

  public void pass(Duration span) {
    now = now.plus(span);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public void close() {
    ledger.close();
  }
}
