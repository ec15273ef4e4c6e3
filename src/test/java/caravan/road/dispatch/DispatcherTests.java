package caravan.road.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.asinscope.CircanaBarcodes;
import caravan.codes.Answer;
import caravan.codes.Asin;
import caravan.codes.Batch;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Lane;
import caravan.codes.ListHead;
import caravan.codes.Row;
import caravan.ledger.Arrivals;
import caravan.ledger.CacheTtl;
import caravan.ledger.CallOutcome;
import caravan.ledger.CallStatus;
import caravan.ledger.DailyQuotaReport;
import caravan.ledger.Entry;
import caravan.ledger.Ledger;
import caravan.ledger.LedgerException;
import caravan.ledger.Pacing;
import caravan.ledger.Pause;
import caravan.ledger.Reservation;
import caravan.ledger.Urgency;
import caravan.ledger.jdbc.SqliteLedger;
import caravan.pace.LearnedLimit;
import caravan.pace.Plan;
import caravan.road.RoadScene;
import caravan.road.intake.FileStability;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which codes go out, of a real ledger, in time that is moved by hand. */
class DispatcherTests {

  private static final Lane LANE = new Lane(CircanaBarcodes.CHANNEL, CodeType.ASIN, Domain.COM);
  private static final Plan FULL = new Plan(500, Duration.ofMinutes(1), 150_000, 10, 100);
  private static final CacheTtl FRESH = new CacheTtl(Duration.ofDays(30), Duration.ofDays(1));
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path folder;
  private final AtomicInteger batches = new AtomicInteger();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private Ledger ledger;
  private Dispatcher dispatcher;

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  @BeforeEach
  void open() {
    ledger = SqliteLedger.open(folder.resolve("ledger.db"));
    dispatcher = dispatcher(ledger.pacing());
    enrol(3_000);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private Dispatcher dispatcher(Pacing of) {
    return dispatcher(of, FULL);
  }

  private Dispatcher dispatcher(Pacing of, Plan plan) {
    Linger linger =
        new Linger(
            new FileStability(Duration.ofSeconds(2), clock),
            () -> Arrivals.NONE,
            Duration.ofSeconds(1));
    Dispatcher dispatcher =
        new Dispatcher(
            CircanaBarcodes.CHANNEL,
            of,
            new AdaptiveLimit(() -> plan, LearnedLimit.NONE, (taught, learned) -> {}),
            4,
            linger,
            batches::get,
            clock);
    dispatcher.begin();
    return dispatcher;
  }

  private void enrol(int codes) {
    ListHead head = new ListHead("", "list.txt", "1", "00", false, List.of("code"), ',');
    long list = ledger.lists().open(head, Urgency.NORMAL, "list.txt read", 0, now);
    List<Entry> entries =
        IntStream.rangeClosed(1, codes)
            .mapToObj(
                row -> {
                  Asin code = new Asin("B%09d".formatted(row));
                  String text = code.text();
                  return new Entry(new Row(row, List.of(text), text, code, Domain.COM, ""), LANE);
                })
            .toList();
    ledger.lists().enrol(list, entries, FRESH, now);
    ledger.lists().enrolled(list);
  }

  private int claimed() {
    return dispatcher.claim().requests().size();
  }

  private static Batch batch(Claim claim) {
    return Batch.of(claim.requests());
  }

  private long reserved(Batch batch) {
    Reservation may = ledger.pacing().reserve(batch, FULL, now);
    assertThat(may).isInstanceOf(Reservation.Granted.class);
    return ((Reservation.Granted) may).call();
  }

  /** The first call, whose answer tells that the day has that many tokens left. */
  private void first(long left) {
    Batch batch = batch(dispatcher.claim());
    long call = reserved(batch);
    List<Answer> answers = batch.requests().stream().map(RoadScene::nothing).toList();
    ledger
        .answers()
        .answered(call, batch, answers, new DailyQuotaReport(left, now.plus(DAY)), FULL, now);
  }

  @Test
  void the_first_call_of_an_unknown_day_goes_alone() {
    assertThat(claimed()).isEqualTo(100);
    batches.set(1);
    assertThat(claimed()).isZero();
  }

  @Test
  void where_failures_used_up_the_day_one_call_goes_out_alone() {
    first(100);
    Batch batch = batch(dispatcher.claim());
    CallOutcome failed =
        new CallOutcome(CallStatus.UNAVAILABLE, "503", true, null, CallOutcome.Disposition.WAITING);
    ledger.answers().ended(reserved(batch), batch, failed, FULL, now);
    assertThat(ledger.pacing().state(CircanaBarcodes.CHANNEL, FULL, now).dayLeft()).isZero();
    Batch probe = batch(dispatcher.claim());
    assertThat(probe.size()).isEqualTo(100);
    batches.set(1);
    assertThat(claimed()).isZero();
    long call = reserved(probe);
    List<Answer> answers = probe.requests().stream().map(RoadScene::nothing).toList();
    ledger
        .answers()
        .answered(call, probe, answers, new DailyQuotaReport(60L, now.plus(DAY)), FULL, now);
    batches.set(0);
    assertThat(claimed()).isEqualTo(60);
  }

  @Test
  void what_is_claimed_and_not_sent_yet_counts_against_the_window() {
    first(149_900);
    assertThat(claimed()).as("four calls, and with the first the window is full").isEqualTo(400);
    batches.set(1);
    assertThat(claimed()).isZero();
  }

  @Test
  void codes_are_claimed_a_moment_before_the_window_has_room_and_sent_when_it_has() {
    Plan oneCall = new Plan(100, Duration.ofMinutes(1), 150_000, 10, 100);
    dispatcher = dispatcher(ledger.pacing(), oneCall);
    first(149_900);
    Instant room = now.plus(oneCall.window());

    now = room.minusMillis(101);
    assertThat(claimed()).isZero();
    now = room.minusMillis(100);
    Batch next = batch(dispatcher.claim());

    assertThat(next.size()).isEqualTo(100);
    assertThat(ledger.pacing().reserve(next, oneCall, now))
        .isEqualTo(new Reservation.Wait(Duration.ofMillis(100), "the plan's window is full"));
    now = room;
    assertThat(ledger.pacing().reserve(next, oneCall, now)).isInstanceOf(Reservation.Granted.class);
  }

  @Test
  void what_is_claimed_and_not_sent_yet_counts_against_the_day() {
    first(250);
    assertThat(claimed()).isEqualTo(250);
    now = now.plus(Duration.ofMinutes(2));
    batches.set(3);
    assertThat(claimed()).isZero();
  }

  @Test
  void a_batch_in_memory_takes_a_slot() {
    first(149_900);
    batches.set(3);
    assertThat(claimed()).isEqualTo(100);
    batches.set(4);
    assertThat(claimed()).isZero();
  }

  @Test
  void even_calls_wait_until_a_whole_one_can_be_paid_for() {
    dispatcher = dispatcher(ledger.pacing(), FULL.paced(500, 120));
    first(149_900);
    batches.set(3);
    assertThat(claimed()).isEqualTo(50);
    assertThat(claimed()).as("20 could be paid for").isZero();
    now = now.plus(Duration.ofSeconds(4));
    assertThat(claimed()).isEqualTo(50);
  }

  @Test
  void one_call_alone_finds_out_whether_a_parked_channel_is_open() {
    first(149_900);
    Batch batch = batch(dispatcher.claim());
    Batch one = Batch.of(batch.requests().subList(0, 100));
    Pause pause = new Pause(Pause.Kind.SHORT, now.plusSeconds(5), "Try again in 5 seconds");
    CallOutcome outcome =
        new CallOutcome(
            CallStatus.TOO_MANY_REQUESTS,
            "slow down",
            false,
            pause,
            CallOutcome.Disposition.WAITING);
    ledger.answers().ended(reserved(one), one, outcome, FULL, now);
    ledger.answers().release(batch.requests());
    assertThat(claimed()).as("while it is parked").isZero();
    now = now.plusSeconds(6);
    assertThat(claimed()).isEqualTo(100);
    batches.set(1);
    assertThat(claimed()).as("besides the one that finds out").isZero();
  }

  @Test
  void claimed_codes_that_no_batch_holds_wait_again() {
    assertThat(claimed()).isEqualTo(100);
    assertThat(claimed()).isZero();
    now = now.plusSeconds(3);
    assertThat(claimed()).as("they are given back").isZero();
    assertThat(claimed()).isEqualTo(100);
  }

  @Test
  void once_it_is_stopped_nothing_is_claimed() {
    dispatcher.stop();
    assertThat(claimed()).isZero();
  }

  @Test
  void a_ledger_that_fails_is_not_asked_again_at_once() {
    AtomicInteger asked = new AtomicInteger();
    Pacing broken =
        (Pacing)
            Proxy.newProxyInstance(
                Pacing.class.getClassLoader(),
                new Class<?>[] {Pacing.class},
                (proxy, method, arguments) -> {
                  asked.incrementAndGet();
                  throw new LedgerException("the disk is full", new RuntimeException());
                });
    Dispatcher of = dispatcher(broken);
    long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
    while (System.nanoTime() < end) {
      assertThatThrownBy(of::claim).isInstanceOf(LedgerException.class);
    }
    assertThat(asked).hasValueLessThan(20);
  }

  @Test
  void nothing_goes_out_before_the_routes_stand() {
    Linger linger =
        new Linger(
            new FileStability(Duration.ofSeconds(2), clock),
            () -> Arrivals.NONE,
            Duration.ofSeconds(1));
    dispatcher =
        new Dispatcher(
            CircanaBarcodes.CHANNEL,
            ledger.pacing(),
            new AdaptiveLimit(() -> FULL, LearnedLimit.NONE, (taught, learned) -> {}),
            4,
            linger,
            batches::get,
            clock);
    assertThat(claimed()).isZero();
    assertThat(ledger.pacing().state(CircanaBarcodes.CHANNEL, FULL, now).unsent()).isZero();
    dispatcher.begin();
    assertThat(claimed()).isPositive();
  }

  @Test
  void an_interruption_ends_the_wait_and_is_no_fault() {
    enrol(10);
    ledger.pacing().claim(LANE, 3_010);
    batches.set(1);
    Thread.currentThread().interrupt();
    assertThat(claimed()).isZero();
    assertThat(Thread.interrupted()).as("whoever runs the route still knows of it").isTrue();
  }

  @Test
  @Timeout(10)
  void once_stopped_it_neither_hands_out_nor_waits() {
    dispatcher.stop();
    for (int round = 0; round < 1_000; round++) {
      assertThat(claimed()).isZero();
    }
  }
}
