package caravan.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several writers share one way to the disk, and none of them another's fault. */
class GroupCommitTests {

  private static final Duration WHILE = Duration.ofSeconds(20);
  private static final int NORMAL = 1;
  private static final int FULL = 2;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch busy = new CountDownLatch(1);
  private Jdbi database;
  private GroupCommit writer;

  @BeforeEach
  void open(@TempDir Path folder) {
    SqlDialect dialect = new SqliteDialect(folder.resolve("a.db"));
    database = Jdbi.create(dialect.writing());
    database.useHandle(handle -> handle.execute("create table done (what text unique)"));
    writer = new GroupCommit(database, dialect);
  }

  @AfterEach
  void end() {
    busy.countDown();
    threads.shutdownNow();
  }

  @Test
  void what_waits_for_the_writer_is_written_together_and_each_has_its_own_answer()
      throws Exception {
    List<Future<String>> all = new ArrayList<>();
    all.add(whoKeepsTheOthersWaiting());
    for (int i = 0; i < 40; i++) {
      String what = "work " + i;
      all.add(threads.submit(() -> writer.write(handle -> insert(handle, what))));
    }
    letThemWaitAndGoOn(40);
    for (Future<String> one : all) {
      String what = one.get(20, TimeUnit.SECONDS);
      assertThat(written()).contains(what);
    }
    assertThat(written()).hasSize(41);
  }

  @Test
  void what_fails_is_undone_alone() throws Exception {
    Future<String> first = whoKeepsTheOthersWaiting();
    Future<String> before = write("before");
    Future<String> faulty =
        threads.submit(
            () ->
                writer.write(
                    handle -> {
                      insert(handle, "half");
                      throw new IllegalArgumentException("no such list");
                    }));
    Future<String> twice = write("first");
    Future<String> after = write("after");
    letThemWaitAndGoOn(4);

    assertThat(first.get()).isEqualTo("first");
    assertThat(before.get()).isEqualTo("before");
    assertThat(after.get()).isEqualTo("after");
    assertThatThrownBy(faulty::get)
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseInstanceOf(IllegalArgumentException.class)
        .hasRootCauseMessage("no such list");
    assertThatThrownBy(twice::get).hasRootCauseInstanceOf(SQLException.class);
    assertThat(written()).containsExactlyInAnyOrder("first", "before", "after");
  }

  @Test
  void where_the_database_itself_gives_up_all_of_it_each_is_done_anew() throws Exception {
    Future<String> first = whoKeepsTheOthersWaiting();
    Future<String> before = write("before");
    AtomicInteger times = new AtomicInteger();
    Future<String> fatal =
        threads.submit(
            () ->
                writer.write(
                    handle -> {
                      if (times.incrementAndGet() == 1) { // as SQLite does where the disk is full
                        handle.execute("rollback");
                        throw new IllegalStateException("the disk is full");
                      }
                      return insert(handle, "fatal");
                    }));
    Future<String> after = write("after");
    letThemWaitAndGoOn(3);

    for (Future<String> one : List.of(first, before, fatal, after)) {
      assertThat(one.get(20, TimeUnit.SECONDS)).isNotEmpty();
    }
    assertThat(written()).containsExactlyInAnyOrder("first", "before", "fatal", "after");
  }

  @Test
  void an_error_meets_whose_work_it_is() throws Exception {
    Future<String> first = whoKeepsTheOthersWaiting();
    Future<String> deep =
        threads.submit(
            () ->
                writer.write(
                    handle -> {
                      throw new StackOverflowError("too deep");
                    }));
    Future<String> after = write("after");
    letThemWaitAndGoOn(2);

    assertThat(first.get()).isEqualTo("first");
    assertThat(after.get()).isEqualTo("after");
    assertThatThrownBy(deep::get).hasCauseInstanceOf(StackOverflowError.class);
  }

  @Test
  void what_may_pass_waits_for_no_disk_but_where_something_does_with_which_it_is_taken()
      throws Exception {
    assertThat(writer.passing(GroupCommitTests::synchronous)).isEqualTo(NORMAL);
    assertThat(writer.write(GroupCommitTests::synchronous)).isEqualTo(FULL);

    Future<String> first = whoKeepsTheOthersWaiting();
    Future<Integer> one = threads.submit(() -> writer.passing(GroupCommitTests::synchronous));
    Future<Integer> other = threads.submit(() -> writer.passing(GroupCommitTests::synchronous));
    letThemWaitAndGoOn(2);

    assertThat(first.get()).isEqualTo("first");
    assertThat(List.of(one.get(), other.get())).containsOnly(NORMAL);
  }

  @Test
  void what_may_pass_is_on_the_disk_with_what_it_is_taken_with() throws Exception {
    whoKeepsTheOthersWaiting();
    Future<Integer> passing = threads.submit(() -> writer.passing(GroupCommitTests::synchronous));
    Future<String> last = write("last");
    letThemWaitAndGoOn(2);

    assertThat(last.get()).isEqualTo("last");
    assertThat(passing.get()).isEqualTo(FULL);
  }

  /** How SQLite brings onto the disk what is written now. */
  private static int synchronous(Handle handle) {
    return (int) Storage.number(handle, "pragma synchronous");
  }

  /** Its work lasts until all the others wait. */
  private Future<String> whoKeepsTheOthersWaiting() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Future<String> first =
        threads.submit(
            () ->
                writer.write(
                    handle -> {
                      insert(handle, "first");
                      begun.countDown();
                      await().atMost(WHILE).until(() -> busy.getCount() == 0);
                      return "first";
                    }));
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    return first;
  }

  private Future<String> write(String what) {
    return threads.submit(() -> writer.write(handle -> insert(handle, what)));
  }

  private void letThemWaitAndGoOn(int works) {
    await().atMost(WHILE).until(() -> writer.waiting() == works);
    busy.countDown();
  }

  private static String insert(Handle handle, String what) {
    handle.execute("insert into done values (?)", what);
    return what;
  }

  private List<String> written() {
    return database.withHandle(
        handle -> handle.select("select what from done").mapTo(String.class).list());
  }
}
