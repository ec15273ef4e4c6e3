package caravan.road.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.codes.Choice;
import caravan.codes.CodeType;
import caravan.harness.CapturedLog;
import caravan.ledger.FirstForecast;
import caravan.ledger.LedgerException;
import caravan.ledger.ListRecord;
import caravan.ledger.Signature;
import caravan.ledger.StartedList;
import caravan.ledger.Urgency;
import caravan.lists.reader.ListReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a list that something happens to while it is read, over a real ledger. */
class WhileReadTests {

  private static final String ASINS = "B00NNUMI86\nB088H39PXX\n";

  /** Long enough that it is taken in piece by piece. */
  private static final String MANY = ASINS.repeat(1_001);

  @TempDir private Path folder;
  private IntakeScene scene;

  @BeforeEach
  void open() throws IOException {
    scene = new IntakeScene(folder);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private void meanwhile(Doing doing) {
    scene.meanwhile =
        () -> {
          scene.meanwhile = () -> {};
          try {
            doing.run();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
  }

  private interface Doing {
    void run() throws IOException;
  }

  @Test
  void one_that_somebody_writes_to_stays_where_it_is_and_is_nobody_s_fault() throws IOException {
    Path file = scene.drop("spring.txt", MANY);
    meanwhile(() -> Files.writeString(file, "B000000201\n", StandardOpenOption.APPEND));

    try (CapturedLog log = new CapturedLog()) {
      scene.enrolment().enrol(file);
      assertThat(log.lines())
          .contains(
              "INFO "
                  + file
                  + " was written to while it was read: it is read again when that has ended");
    }

    assertThat(scene.taken()).isEmpty();
    assertThat(scene.files()).containsExactly("spring.txt");
  }

  @Test
  void one_that_somebody_takes_away_is_gone_and_set_aside_nowhere() throws IOException {
    Path file = scene.drop("spring.txt", MANY);
    meanwhile(() -> Files.delete(file));

    try (CapturedLog log = new CapturedLog()) {
      scene.enrolment().enrol(file);
      assertThat(log.lines()).contains("INFO " + file + " was taken away before it could be read");
    }

    assertThat(scene.taken()).isEmpty();
    assertThat(scene.files()).isEmpty();
  }

  @Test
  void a_fault_of_caravan_s_own_sets_it_aside_and_asks_to_be_reported() throws IOException {
    Path file = scene.drop("de/spring.txt", MANY);
    scene.meanwhile =
        () -> {
          throw new IllegalStateException("boom");
        };

    try (CapturedLog log = new CapturedLog()) {
      scene.enrolment().enrol(file);
      assertThat(log.lines())
          .anyMatch(
              line ->
                  line.startsWith(
                      "ERROR "
                          + file
                          + " can't be taken in: a fault in Caravan, please report it"));
    }

    assertThat(scene.taken()).isEmpty();
    assertThat(scene.input.resolve(".failed/de/spring.txt.reason.txt"))
        .content()
        .contains("a fault in Caravan, please report it: java.lang.IllegalStateException: boom");
  }

  @Test
  void so_does_one_in_a_fetched_list_and_its_server_is_not_blamed() throws IOException {
    Path copy = Files.writeString(folder.resolve("copy"), MANY);
    RemoteEnrolment enrolment = scene.remoteEnrolment();
    RemoteList list = new RemoteList(copy, "sftp://files.example", "de/spring.txt", 0);
    scene.meanwhile =
        () -> {
          throw new NullPointerException("boom"); // a client of FTP throws it for a lost connection
        };

    try (CapturedLog log = new CapturedLog()) {
      assertThat(enrolment.enrol(list))
          .isEqualTo(
              new IntakeResult.Unreadable(
                  "a fault in Caravan, please report it: java.lang.NullPointerException: boom"));
      assertThat(log.lines())
          .anyMatch(
              line -> line.contains(" can't be taken in: a fault in Caravan, please report it"));
    }
    assertThat(scene.taken()).isEmpty();
    meanwhile(
        () -> {
          throw new IOException("too many open files");
        });
    assertThatThrownBy(() -> enrolment.enrol(list)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void where_the_ledger_fails_it_stays_where_it_is() throws IOException {
    Path file = scene.drop("spring.txt", MANY);
    scene.meanwhile =
        () -> {
          throw new LedgerException("disk full", new IOException());
        };
    Enrolment enrolment = scene.enrolment();

    assertThatThrownBy(() -> enrolment.enrol(file)).isInstanceOf(LedgerException.class);
    assertThat(scene.files()).containsExactly("spring.txt");
    assertThat(scene.taken()).isEmpty();
  }

  @Test
  void where_the_machine_fails_that_is_told_with_the_list_s_name() throws IOException {
    Path file = scene.drop("spring.txt", MANY);
    meanwhile(
        () -> {
          throw new IOException("too many open files");
        });
    Enrolment enrolment = scene.enrolment();

    assertThatThrownBy(() -> enrolment.enrol(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("can't read the list '%s': too many open files", file);
    meanwhile(
        () -> {
          throw new IOException(file + ": no such device");
        });
    assertThatThrownBy(() -> enrolment.enrol(file))
        .as("it names the list itself")
        .hasMessage("java.io.IOException: %s: no such device", file);
    assertThat(scene.files()).containsExactly("spring.txt");
  }

  @Test
  void one_that_is_written_to_after_it_was_put_away_comes_back() throws IOException {
    Path file = scene.drop("spring.txt", ASINS);
    scene.enrolment().enrol(file);
    Path bad = scene.drop("bad.csv", "no list\0\n");
    scene.enrolment().enrol(bad);
    append(".done/spring.txt");
    append(".failed/bad.csv");
    scene.road.pass(Duration.ofSeconds(1));
    scene.lateWrites.takeBack();

    assertThat(scene.files()).containsExactly("bad.csv", "spring.txt");
  }

  private void append(String name) throws IOException {
    Files.writeString(scene.input.resolve(name), "B000000201\n", StandardOpenOption.APPEND);
  }

  @Test
  void one_that_lies_still_elsewhere_is_marked_only_once_it_is_gone() throws IOException {
    Path file = scene.drop("spring.txt", ASINS);
    Screened screened = scene.screening(true, OptionalLong.empty()).screen(file, "", "spring.txt");
    scene.enrol(file, screened.survey());
    scene.enrolment().reconcile();
    assertThat(scene.road.ledger.lists().unshelved())
        .extracting(list -> list.head().path())
        .containsExactly("spring.txt");
    Files.delete(file);
    scene.enrolment().reconcile();
    assertThat(scene.road.ledger.lists().unshelved()).isEmpty();
  }

  @Test
  void a_list_that_is_read_in_place_stays_there_and_is_done_with() throws IOException {
    Path file = scene.drop("spring.txt", ASINS);
    Screened screened = scene.screening(true, OptionalLong.empty()).screen(file, "", "spring.txt");
    long list = scene.enrolment().enrolInPlace(file, screened);

    assertThat(scene.taken()).extracting(ListRecord::id).containsExactly(list);
    assertThat(scene.files()).containsExactly("spring.txt");
    assertThat(scene.road.ledger.lists().unshelved())
        .extracting(ListRecord::id)
        .doesNotContain(list);
  }

  @Test
  void a_list_that_was_started_from_a_draft_is_read_as_was_said_there_and_as_urgent()
      throws IOException {
    Path file = scene.drop("spring.csv", IntakeScene.doubtful());
    Choice said = new Choice("EAN", CodeType.EAN, null, null, false);
    FirstForecast told = new FirstForecast(70, null, scene.road.instant());
    StartedList started =
        new StartedList(
            "draft", 1, "", "spring.csv", ListReader.identity(file), said, Urgency.IDLE, told);
    Signature anna = new Signature("anna", scene.road.instant(), "");
    scene.road.ledger.starts().start(List.of(started), Map.of(), anna);
    Enrolment enrolment = scene.enrolment();
    enrolment.enrol(file);
    enrolment.settle();

    assertThat(scene.taken())
        .singleElement()
        .satisfies(
            list -> {
              assertThat(list.urgency()).isEqualTo(Urgency.IDLE);
              assertThat(scene.road.ledger.overview().firstForecast(list.id())).contains(told);
            });
    assertThat(scene.road.ledger.overview().held()).isEmpty();
    assertThat(scene.road.ledger.lists().unshelved()).doesNotContainAnyElementsOf(scene.taken());
    assertThat(scene.files()).containsExactly(".done/spring.csv");
    assertThat(
            scene
                .road
                .ledger
                .starts()
                .find(ListReader.identity(file.resolveSibling(".done/spring.csv"))))
        .as("it is a list now")
        .isEmpty();
  }
}
