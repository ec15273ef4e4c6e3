package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import caravan.harness.MovedClock;
import caravan.ledger.Ledger;
import caravan.ledger.LedgerException;
import caravan.ledger.Scene;
import caravan.ledger.jdbc.SqliteLedger;
import caravan.road.failures.BackOffs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where nothing changes nothing runs; what changes is seen at once, whoever changed it. */
class RoundsTests {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(20);

  @TempDir Path folder;
  private final BackOffs backOffs = new BackOffs(new MovedClock());
  private final AtomicInteger looks = new AtomicInteger();
  private Ledger ledger;
  private Rounds rounds;

  @BeforeEach
  void open() {
    ledger = SqliteLedger.open(folder.resolve("ledger.db"));
    rounds = new Rounds(ledger.changes(), backOffs);
    next(LONG).join(); // the first comes at once
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private CompletableFuture<List<Integer>> next(Duration atMost) {
    return CompletableFuture.supplyAsync(
        () -> rounds.next(atMost, () -> List.of(looks.incrementAndGet())));
  }

  @Test
  void the_next_round_begins_when_something_is_written_and_not_before() {
    CompletableFuture<List<Integer>> second = next(LONG);
    assertThat(second).isNotDone();
    new Scene(ledger).list("a.txt", Scene.asins(0, 3));
    await().atMost(LONG.dividedBy(2)).until(second::isDone);
    assertThat(looks).hasValue(2);
  }

  @Test
  void what_another_process_writes_is_seen_by_looking_for_it() {
    ledger.changes().look();
    assertThat(ledger.changes().look()).isFalse();
    CompletableFuture<List<Integer>> second = next(LONG);
    try (Ledger beside = SqliteLedger.open(folder.resolve("ledger.db"))) {
      new Scene(beside).list("a.txt", Scene.asins(0, 3));
    }
    assertThat(ledger.changes().look()).isTrue();
    await().atMost(LONG.dividedBy(2)).until(second::isDone);
    assertThat(ledger.changes().look()).isFalse();
  }

  @Test
  void what_failed_is_due_again_though_nothing_changed() {
    backOffs.later("list 7");
    next(LONG).join();
    assertThat(looks).hasValue(2);
  }

  @Test
  void a_round_that_failed_is_repeated_at_once_though_nothing_changed_since() {
    ledger.changes().wake();
    assertThatThrownBy(
            () ->
                rounds.next(
                    LONG,
                    () -> {
                      throw new LedgerException("away");
                    }))
        .isInstanceOf(LedgerException.class);
    next(LONG).join();
    assertThat(looks).hasValue(2);
  }

  @Test
  void after_its_longest_wait_a_round_begins_in_any_case() {
    next(SHORT).join();
    assertThat(looks).hasValue(2);
  }

  @Test
  void once_it_is_stopped_nobody_looks_and_nobody_waits() {
    CompletableFuture<List<Integer>> second = next(LONG);
    rounds.stop();
    assertThat(second.join()).isEmpty();
    assertThat(next(SHORT).join()).isEmpty();
    assertThat(looks).hasValue(1);
  }
}
