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
import caravan.codes.Row;
import caravan.ledger.CacheTtl;
import caravan.ledger.ChannelState;
import caravan.ledger.Entry;
import caravan.ledger.Ledger;
import caravan.ledger.Reservation;
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
    enrol(codes);
  }

  private void enrol(int codes) {
    ListHead head = new ListHead("", "list.txt", "1", "00", false, List.of("code"), ',');
    long list = ledger.lists().open(head, "list.txt read", now);
    List<Entry> entries =
        IntStream.rangeClosed(1, codes)
            .mapToObj(row -> new Asin("B%09d".formatted(row)))
            .map(
                code -> {
                  String text = code.text();
                  int row = Integer.parseInt(text.substring(1));
                  return new Entry(new Row(row, List.of(text), text, code, Domain.COM, ""), LANE);
                })
            .toList();
    ledger.lists().enrol(list, entries, FRESH, now);
    ledger.lists().enrolled(list);
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
