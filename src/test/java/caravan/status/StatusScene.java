package caravan.status;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.codes.Answer;
import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.ledger.CallOutcome;
import caravan.ledger.CallStatus;
import caravan.ledger.DailyQuotaReport;
import caravan.ledger.Ledger;
import caravan.ledger.Pause;
import caravan.ledger.Reservation;
import caravan.ledger.Scene;
import caravan.ledger.Signature;
import caravan.ledger.jdbc.SqliteLedger;
import caravan.pace.ChannelTerms;
import caravan.pace.Plan;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real ledger, a clock that is moved by hand, and how all of it is told. */
final class StatusScene extends Clock implements AutoCloseable {

  static final Channel CIRCANA = CircanaBarcodes.CHANNEL;

  final Ledger ledger;
  final Scene scene;
  Plan plan = new Plan(500, Duration.ofMinutes(1), 150_000, 10, 100);
  Plan learned = plan;
  boolean on = true;
  Optional<String> output = Optional.empty();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  StatusScene(Path folder) {
    ledger = SqliteLedger.open(folder.resolve("ledger.db"));
    scene = new Scene(ledger);
  }

  /** A list of so many codes, which no other has. */
  long list(String name, int from, int codes) {
    return scene.list(name, Scene.asins(from, codes));
  }

  /** Makes a call of so many codes. */
  long send(Batch batch) {
    Reservation may = ledger.pacing().reserve(batch, plan, now);
    if (may instanceof Reservation.Granted granted) {
      return granted.call();
    }
    throw new AssertionError("may not: " + may);
  }

  Batch claimed(int codes) {
    return Batch.of(ledger.pacing().claim(Scene.ASINS, codes));
  }

  /** Calls of at most a hundred codes are answered, until so many codes are. */
  void answered(int codes) {
    answered(codes, DailyQuotaReport.NOTHING);
  }

  void answered(int codes, DailyQuotaReport report) {
    for (int left = codes; left > 0; left -= 100) {
      Batch batch = claimed(Math.min(left, 100));
      List<Answer> answers =
          batch.requests().stream().map(one -> new Answer(one.lookup(), Answer.NONE)).toList();
      ledger.answers().answered(send(batch), batch, answers, report, plan, now);
    }
  }

  /** The next call ends so. */
  void parked(Pause.Kind kind, Duration wait, String words) {
    Batch batch = claimed(1);
    CallOutcome outcome =
        new CallOutcome(
            CallStatus.UNAVAILABLE,
            words,
            false,
            new Pause(kind, now.plus(wait), words),
            CallOutcome.Disposition.WAITING);
    ledger.answers().ended(send(batch), batch, outcome, plan, now);
  }

  Signature anna(String note) {
    return new Signature("anna", now, note);
  }

  StatusScene later(Duration span) {
    now = now.plus(span);
    return this;
  }

  private Map<Channel, ChannelTerms> terms() {
    Map<Channel, ChannelTerms> terms = new LinkedHashMap<>();
    terms.put(CIRCANA, new ChannelTerms(on, plan, 4));
    terms.put(BarcodesLookup.CHANNEL, new ChannelTerms(true, plan, 4));
    return terms;
  }

  Report report() {
    Surroundings around =
        new Surroundings(
            channel -> Optional.of(learned),
            channel -> "Put a valid one into /etc/caravan/key; it is noticed within seconds.",
            () -> output,
            List::of,
            ZoneOffset.ofHours(1));
    return new Reports(ledger.overview(), this::terms, around, this).report();
  }

  /** The health, while the road meets those troubles. */
  Readiness readiness(String... troubles) {
    return new Health(
            ledger.overview(),
            this::terms,
            () -> output,
            () -> List.of(troubles),
            () -> true,
            channel -> "Put a valid one into /etc/caravan/key.",
            this)
        .readiness();
  }

  /** The sentence of the channel circana. */
  String why() {
    return report().channels().get(0).why();
  }

  /** That of a list. */
  String why(long list) {
    return report().atWork().stream()
        .filter(one -> one.record().id() == list)
        .map(ListReport::why)
        .findFirst()
        .orElseThrow();
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
