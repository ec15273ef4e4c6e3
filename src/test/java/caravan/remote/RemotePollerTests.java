package caravan.remote;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.harness.CapturedLog;
import caravan.ledger.LedgerException;
import caravan.ledger.MovedList;
import caravan.ledger.ServerNotes;
import caravan.ledger.ServerTrouble;
import caravan.road.failures.TroubleLog;
import caravan.road.intake.IntakeScene;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose turn it is to look at a server, and who is to blame for what fails, over a real ledger. */
class RemotePollerTests {

  private static final Duration SETTLE = Duration.ofSeconds(1);
  private static final Server SERVER = PretendedServer.ftp(21);

  @TempDir private Path folder;
  private IntakeScene scene;
  private TroubleLog troubleLog;
  private RemoteBackOff backOff;
  private RemoteListFilter<Object> lists;
  private RemotePoller<Object> poller;
  private final ConnectionLimiter limiter = new ConnectionLimiter();
  private final AtomicBoolean ours = new AtomicBoolean(true);
  private final AtomicBoolean connected = new AtomicBoolean(true);

  @BeforeEach
  void open() throws IOException {
    scene = new IntakeScene(folder);
    troubleLog = new TroubleLog(scene.road);
    backOff =
        new RemoteBackOff(
            SERVER.address(),
            ServerTrouble.Way.LISTS,
            scene.road.ledger.serverNotes(),
            () -> scene.road.ledger.overview().troubles().stream().findFirst(),
            SETTLE,
            scene.road);
    LateUploads<Object> later =
        new LateUploads<>(SERVER, SETTLE, false, scene.road.ledger.serverNotes(), scene.road);
    lists =
        new RemoteListFilter<>(
            SERVER, SETTLE, false, backOff, scene.fileStability, name -> false, scene.road);
    poller =
        new RemotePoller<>(
            SERVER,
            lists,
            backOff,
            scene.remoteEnrolment(),
            limiter,
            new FetchDuty(
                ours::get,
                () -> {
                  backOff.takeOver();
                  later.takeOver();
                },
                backOff::leave,
                troubleLog),
            troubleLog);
    RemoteFileOperations<Object> operations = operations();
    poller.through(operations, () -> later.look(operations));
  }

  @AfterEach
  void close() {
    scene.close();
  }

  /** A connection that can be asked whether it stands, and ended. */
  @SuppressWarnings("unchecked") // there is no class of operations on anything
  private RemoteFileOperations<Object> operations() {
    return (RemoteFileOperations<Object>)
        Proxy.newProxyInstance(
            RemoteFileOperations.class.getClassLoader(),
            new Class<?>[] {RemoteFileOperations.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "isConnected" -> connected.get();
                  case "forceDisconnect" -> letGo();
                  case "listFiles" -> new Object[0];
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private @Nullable Object letGo() {
    connected.set(false);
    return null;
  }

  private boolean begins() {
    return poller.begin(any(Consumer.class), any(Endpoint.class));
  }

  private static <T> T any(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            }));
  }

  @Test
  void who_does_not_fetch_any_more_ends_the_look_and_lets_go_of_the_connection() {
    assertThat(begins()).isTrue();
    limiter.enter("out-1");
    limiter.crowded("out-1");
    assertThat(limiter.enter("out-1")).as("there is room for one only").isFalse();
    assertThat(poller.over()).isFalse();

    ours.set(false);

    assertThat(poller.over()).isTrue();
    assertThat(begins()).isFalse();
    assertThat(connected).isFalse();
    assertThat(limiter.enter("out-1")).as("others have their turn").isTrue();
  }

  @Test
  void who_takes_a_server_over_ends_the_trouble_that_another_met_there() {
    ours.set(false);
    begins();
    Instant now = scene.road.instant();
    scene
        .road
        .ledger
        .serverNotes()
        .fails(
            new ServerTrouble(
                SERVER.address(), ServerTrouble.Way.LISTS, "nobody answers.", now, now));
    ours.set(true);

    assertThat(begins()).isTrue();
    poller.commit(any(Consumer.class), any(Endpoint.class), 0);

    assertThat(scene.road.ledger.overview().troubles()).isEmpty();
  }

  @Test
  void who_takes_a_server_over_looks_again_at_what_the_other_put_away_there() {
    ours.set(false);
    begins();
    ServerNotes notes = scene.road.ledger.serverNotes();
    notes.move(
        new MovedList(SERVER.address(), "lists/.done/a.csv", "a.csv", 5_500, scene.road.instant()));
    ours.set(true);

    begins();
    poller.commit(any(Consumer.class), any(Endpoint.class), 0);

    assertThat(notes.moved(SERVER.address())).as("it is gone from there").isEmpty();
  }

  @Test
  void a_ledger_that_fails_is_no_trouble_of_the_server() {
    poller.handleException("Error during commit", new LedgerException("the database is away"));
    poller.failed("de/spring.txt", new IOException(new LedgerException("the database is away")));
    assertThat(troubleLog.recent()).containsExactly("the database is away");
    assertThat(backOff.trouble()).isEmpty();
    assertThat(backOff.due("de/spring.txt")).isTrue();
    assertThat(begins()).as("it is looked at again as soon as ever").isTrue();
  }

  @Test
  void a_full_disk_of_this_machine_is_no_trouble_of_the_server_and_the_list_is_fetched_later() {
    begins();
    Path copy = folder.resolve("inbox/1.list");
    IOException full = new IOException("No space left on device");
    try (CapturedLog log = new CapturedLog()) {
      poller.failed("de/spring.txt", new UncheckedIOException("can't write " + copy, full));
      assertThat(log.lines())
          .containsExactly("WARN can't write " + copy + "; it is tried again until it works");
    }
    assertThat(troubleLog.recent()).containsExactly("can't write " + copy);
    assertThat(backOff.due("de/spring.txt")).isFalse();
    assertThat(backOff.trouble()).isEmpty();
    poller.failed(
        "de/spring.txt",
        new GenericFileOperationFailedException("reset", new UncheckedIOException("reset", full)));
    assertThat(troubleLog.recent()).as("that line is the server's").hasSize(1);
  }

  @Test
  void what_fails_at_a_server_whose_lists_another_node_fetches_now_is_left_to_that_one() {
    begins();
    ours.set(false);
    try (CapturedLog log = new CapturedLog()) {
      poller.failed("de/spring.txt", new GenericFileOperationFailedException("421 too many"));
      poller.failed(RemoteBackOff.ALL, new GenericFileOperationFailedException("421 too many"));
      assertThat(log.lines())
          .containsExactly(
              "INFO ftp://anna@files.example.com/lists, de/spring.txt is left to the node that"
                  + " fetches the lists of that server now");
    }
    assertThat(backOff.due("de/spring.txt")).isTrue();
    assertThat(backOff.trouble()).isEmpty();
  }

  @Test
  void a_list_that_could_not_be_fetched_is_left_alone_for_a_while_and_the_server_is_not() {
    begins();
    poller.failed("de/spring.txt", new GenericFileOperationFailedException(550, "550 no."));
    assertThat(backOff.due("de/spring.txt")).isFalse();
    assertThat(backOff.trouble()).isEmpty();
  }

  /** A look that shows a link of that name; answers what is logged of it. */
  private List<String> look(String... links) {
    try (CapturedLog log = new CapturedLog()) {
      begins();
      for (String link : links) {
        lists.irregular(link);
      }
      poller.commit(any(Consumer.class), any(Endpoint.class), 0);
      return log.lines();
    }
  }

  @Test
  void what_is_left_alone_is_said_once_and_again_when_it_has_gone_and_come_back() {
    assertThat(look("lists/a", "lists/b")).hasSize(2);
    assertThat(look("lists/a", "lists/b")).isEmpty();
    begins();
    lists.irregular("lists/a");
    assertThat(look("lists/a", "lists/b")).as("a look that was cut short shows less").isEmpty();
    assertThat(look("lists/a")).isEmpty();
    assertThat(look("lists/a", "lists/b")).singleElement().asString().contains("lists/b");
  }

  @Test
  void a_list_that_failed_and_has_gone_from_its_server_is_remembered_no_more() {
    begins();
    poller.failed("de/spring.txt", new GenericFileOperationFailedException(550, "550 no."));
    poller.commit(any(Consumer.class), any(Endpoint.class), 0);
    assertThat(backOff.due("de/spring.txt")).isTrue();
  }
}
