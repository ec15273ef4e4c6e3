package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.ApiKey;
import caravan.asinscope.CircanaBarcodes;
import caravan.asinscope.KeyRing;
import caravan.asinscope.Replies;
import caravan.asinscope.Reply;
import caravan.codes.Asin;
import caravan.codes.Batch;
import caravan.codes.CodeRequest;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Lane;
import caravan.codes.ListHead;
import caravan.codes.Row;
import caravan.harness.MovedClock;
import caravan.ledger.CacheTtl;
import caravan.ledger.Entry;
import caravan.ledger.Ledger;
import caravan.ledger.ListRecord;
import caravan.ledger.Pause;
import caravan.ledger.Reservation;
import caravan.ledger.Urgency;
import caravan.ledger.jdbc.SqliteLedger;
import caravan.pace.LearnedLimit;
import caravan.pace.Plan;
import caravan.road.SmallServer.Said;
import caravan.road.dispatch.AdaptiveLimit;
import caravan.road.dispatch.Attempt;
import caravan.road.lookup.FollowUp;
import caravan.road.lookup.ReplyHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/**
 * Whatever a server answers, decided over a real ledger in time that is moved by hand: each row
 * ends, no code is asked for once it has its answer, a list pays for what was charged and no more.
 */
class AnyAnswerProperties {

  private static final Lane LANE = new Lane(CircanaBarcodes.CHANNEL, CodeType.ASIN, Domain.COM);
  private static final Plan PLAN = new Plan(500, Duration.ofMinutes(1), 2_000, 10, 100);
  private static final CacheTtl FRESH = new CacheTtl(Duration.ofDays(30), Duration.ofDays(1));
  private static final int CODES = 12;
  private static final int ODD_ANSWERS = 15;
  private static final int REDELIVERIES = 5;
  private static final JsonMapper JSON = new JsonMapper();

  private Path folder = Path.of("");

  @BeforeTry
  void make_a_folder() throws IOException {
    folder = Files.createTempDirectory("answers");
  }

  @AfterTry
  void remove_it() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void each_row_ends_and_nothing_is_charged_twice(@ForAll long seed) throws IOException {
    try (Ledger ledger = SqliteLedger.open(folder.resolve("ledger.db"))) {
      Trip trip = new Trip(ledger, new AnyAnswer(seed));
      trip.toTheEnd();
      ListRecord list = ledger.overview().atWork(10).get(0);
      assertThat(list.open()).isZero();
      assertThat(list.tokens()).as("what was charged").isEqualTo(trip.charged);
      List<String> items =
          ledger
              .deliveries()
              .rows(
                  list.id(),
                  rows -> {
                    List<String> all = new java.util.ArrayList<>();
                    rows.forEachRemaining(row -> all.add(row.items()));
                    return all;
                  });
      assertThat(items).hasSize(CODES);
      for (String each : items) {
        assertThat(JSON.readTree(each).isArray()).isTrue();
      }
    }
  }

  /** What the route does with a batch, without the route. */
  private static final class Trip {

    private final Ledger ledger;
    private final AnyAnswer answers;
    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final Replies replies =
        new Replies(
            new KeyRing(Map.of(CircanaBarcodes.CHANNEL, new ApiKey("canary-5f0c9e"))), clock);
    private final AdaptiveLimit adaptiveLimit =
        new AdaptiveLimit(() -> PLAN, LearnedLimit.NONE, (taught, learned) -> {});
    private final ReplyHandler replyHandler;
    private final Set<Long> answered = new HashSet<>();
    private int calls;
    private long charged;

    Trip(Ledger ledger, AnyAnswer answers) {
      this.ledger = ledger;
      this.answers = answers;
      this.replyHandler =
          new ReplyHandler(
              ledger.answers(),
              ledger.pacing(),
              channel -> adaptiveLimit,
              () -> 0.5,
              Duration.ofMinutes(1),
              channel -> "caravan." + channel.word() + ".key",
              clock);
      enrol();
    }

    private void enrol() {
      ListHead head = new ListHead("", "list.txt", "1", "00", false, List.of("code"), ',');
      long list = ledger.lists().open(head, Urgency.NORMAL, "list.txt read", 0, clock.instant());
      ledger
          .lists()
          .enrol(
              list,
              IntStream.rangeClosed(1, CODES).mapToObj(Trip::entry).toList(),
              FRESH,
              clock.instant());
      ledger.lists().enrolled(list);
    }

    private static Entry entry(int row) {
      Asin code = new Asin("B%09d".formatted(row));
      String text = code.text();
      return new Entry(new Row(row, List.of(text), text, code, Domain.COM, ""), LANE);
    }

    void toTheEnd() {
      for (int round = 0; round < 200; round++) {
        Pause park = ledger.pacing().state(CircanaBarcodes.CHANNEL, PLAN, clock.instant()).pause();
        if (park != null && park.until().isAfter(clock.instant())) {
          clock.move(Duration.between(clock.instant(), park.until()));
        }
        List<CodeRequest> requests = ledger.pacing().claim(LANE, CODES);
        if (requests.isEmpty()) {
          return;
        }
        send(Batch.of(requests));
      }
      throw new AssertionError("rows that never end");
    }

    private void send(Batch batch) {
      Attempt attempt = Attempt.first(batch);
      for (int delivery = 0; delivery <= REDELIVERIES; delivery++) {
        long call = reserved(batch);
        if (call < 0) {
          break;
        }
        Reply reply = ask(batch);
        count(batch, reply);
        attempt = attempt.waiting().sent(call).met(reply);
        FollowUp followUp = settle(attempt, reply);
        if (!followUp.again()) {
          followUp.batches().forEach(this::send);
          return;
        }
        clock.move(followUp.pause());
      }
      replyHandler.giveBack(attempt);
    }

    /** The call's number; below 0 where it may not be sent for long. */
    private long reserved(Batch batch) {
      for (int wait = 0; wait < 100; wait++) {
        Reservation may = ledger.pacing().reserve(batch, PLAN, clock.instant());
        if (may instanceof Reservation.Granted granted) {
          return granted.call();
        }
        Duration pause = ((Reservation.Wait) may).pause();
        clock.move(pause);
        if (pause.compareTo(PLAN.window().multipliedBy(2)) > 0) {
          return -1;
        }
      }
      throw new AssertionError(batch + " waits for ever");
    }

    private Reply ask(Batch batch) {
      assertThat(batch.requests())
          .as("has its answer")
          .noneMatch(a -> answered.contains(a.lookup()));
      List<String> codes = batch.requests().stream().map(request -> request.code().text()).toList();
      Said said = calls++ < ODD_ANSWERS ? answers.to(codes) : SmallServer.found(codes);
      InputStream body =
          said.body() == null
              ? null
              : new ByteArrayInputStream(said.body().getBytes(StandardCharsets.UTF_8));
      return replies.read(
          batch, said.status(), said.headers().get("Retry-After"), "application/json", body);
    }

    private void count(Batch batch, Reply reply) {
      boolean counts =
          reply instanceof Reply.Answered
              || reply instanceof Reply.Unreadable
              || reply instanceof Reply.Unavailable;
      charged += counts ? PLAN.tokens(batch.size()) : 0;
      if (reply instanceof Reply.Answered all) {
        all.answers().forEach(answer -> answered.add(answer.lookup()));
      }
    }

    private FollowUp settle(Attempt attempt, Reply reply) {
      if (reply instanceof Reply.Answered one) {
        return replyHandler.answers().answered(attempt, one);
      } else if (reply instanceof Reply.SlowDown one) {
        return replyHandler.limits().slowDown(attempt, one);
      } else if (reply instanceof Reply.Refused one) {
        return replyHandler.refusals().refused(attempt, one);
      } else if (reply instanceof Reply.TooMany one) {
        return replyHandler.refusals().tooMany(attempt, one);
      } else if (reply instanceof Reply.KeyRefused one) {
        return replyHandler.refusals().keyRefused(attempt, one);
      } else if (reply instanceof Reply.Misconfigured one) {
        return replyHandler.refusals().misconfigured(attempt, one);
      } else if (reply instanceof Reply.Unavailable one) {
        return replyHandler.limits().unavailable(attempt, one);
      }
      return replyHandler.answers().unreadable(attempt, (Reply.Unreadable) reply);
    }
  }
}
