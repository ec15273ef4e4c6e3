package caravan.ledger.jdbc;

import static caravan.ledger.Scene.ASINS;
import static caravan.ledger.Scene.asins;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.codes.Answer;
import caravan.codes.Batch;
import caravan.codes.CodeRequest;
import caravan.codes.ListHead;
import caravan.ledger.DailyQuotaReport;
import caravan.ledger.Entry;
import caravan.ledger.Ledger;
import caravan.ledger.LedgerException;
import caravan.ledger.LedgerObserver;
import caravan.ledger.Reservation;
import caravan.ledger.Scene;
import caravan.ledger.Urgency;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The connection breaks while a commit is under way: it came through, and nobody heard of it. */
class PostgresLostReplyTests {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @AutoClose private final PostgresDatabase database = PostgresDatabase.fresh();
  private LostReplyProxy proxy;
  private Ledger ledger;

  @BeforeEach
  void open() throws IOException {
    proxy = new LostReplyProxy(PostgresDatabase.port());
    ledger = PostgresLedger.open(database.through(proxy.port()), LedgerObserver.NONE);
  }

  @AfterEach
  void close() {
    ledger.close();
    proxy.close();
  }

  @Test
  void an_answer_that_is_said_again_is_paid_once() throws SQLException {
    Scene scene = new Scene(ledger);
    long list = scene.list("a.txt", asins(0, 10));
    Batch batch = Batch.of(ledger.pacing().claim(ASINS, 10));
    Reservation.Granted call =
        (Reservation.Granted) ledger.pacing().reserve(batch, Scene.TRIAL, NOW);
    List<Answer> answers =
        batch.requests().stream()
            .map(CodeRequest::lookup)
            .map(lookup -> new Answer(lookup, "[{\"asin\":\"B000000000\"}]"))
            .toList();

    proxy.loseTheNext();
    assertThatThrownBy(() -> answered(call.call(), batch, answers))
        .isInstanceOf(LedgerException.class);
    assertThat(proxy.waiting()).isFalse();
    answered(call.call(), batch, answers);

    assertThat(ledger.overview().find(list).orElseThrow().tokens()).isEqualTo(10);
    assertThat(ledger.overview().find(list).orElseThrow().open()).isZero();
    assertThat(numbers("select calls from list")).containsExactly(1L);
    assertThat(numbers("select tokens from minute")).containsExactly(10L);
  }

  private void answered(long call, Batch batch, List<Answer> answers) {
    ledger.answers().answered(call, batch, answers, DailyQuotaReport.NOTHING, Scene.TRIAL, NOW);
  }

  @Test
  void nothing_of_a_shared_commit_is_done_twice() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      proxy.loseTheNext();
      List<Future<Long>> all = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String name = "list " + i;
        all.add(threads.submit(() -> take(name)));
      }
      TreeSet<Long> known = new TreeSet<>();
      int failed = 0;
      for (Future<Long> one : all) {
        try {
          known.add(one.get());
        } catch (ExecutionException e) {
          assertThat(e).hasCauseInstanceOf(LedgerException.class);
          failed++;
        }
      }
      assertThat(failed).isPositive();
      assertThat(numbers("select id from list")).containsAll(known);
      assertThat(numbers("select count(*) from list group by name")).containsOnly(1L);
    } finally {
      threads.shutdownNow();
    }
  }

  private long take(String name) {
    ListHead head = new ListHead("", name, "id-" + name, "00", false, List.of("code"), ',');
    List<Entry> entries = List.of(Scene.entry(1, Scene.asin(1)));
    return ledger.lists().take(head, Urgency.NORMAL, name, entries, Scene.MONTH, 0, NOW);
  }

  private List<Long> numbers(String sql) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        numbers.add(row.getLong(1));
      }
    }
    return numbers;
  }
}
