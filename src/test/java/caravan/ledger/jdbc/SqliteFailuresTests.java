package caravan.ledger.jdbc;

import static caravan.codes.Outcome.FOUND;
import static caravan.ledger.Scene.asin;
import static caravan.ledger.Scene.asins;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.asinscope.CircanaBarcodes;
import caravan.codes.ResultRow;
import caravan.ledger.CacheState;
import caravan.ledger.Ledger;
import caravan.ledger.LedgerException;
import caravan.ledger.LedgerObserver;
import caravan.ledger.Overview;
import caravan.ledger.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can happen to a ledger in a file: each is one clear sentence, and over when it is over. */
final class SqliteFailuresTests {

  /** When the older ledger's server spoke. */
  private static final Instant HEARD = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;

  @BeforeEach
  void make_the_state_folder() throws IOException {
    Files.createDirectory(folder.resolve("state"));
  }

  @Test
  void a_text_file_is_no_ledger() throws IOException {
    Files.writeString(file(), "a list of codes that somebody saved under this name\n".repeat(99));
    refuses(() -> open().close(), "is damaged. Put it aside");
    Files.delete(file());
    open().close();
  }

  @Test
  void a_ledger_that_was_cut_off_is_damaged() throws IOException {
    filled();
    byte[] whole = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(whole, 5_000));
    refuses(this::openAndLook, "is damaged. Put it aside");
    Files.write(file(), whole);
    openAndLook();
  }

  @Test
  void a_ledger_full_of_garbage_is_damaged() throws IOException {
    filled();
    byte[] whole = Files.readAllBytes(file());
    byte[] garbage = whole.clone();
    Arrays.fill(garbage, 4_096, garbage.length, (byte) 0x5a);
    Files.write(file(), garbage);
    refuses(this::openAndLook, "is damaged. Put it aside");
    Files.write(file(), whole);
    openAndLook();
  }

  @Test
  void a_ledger_of_a_newer_caravan_is_left_alone() throws SQLException, IOException {
    filled();
    sql(
        "insert into flyway_schema_history values (999, '999', 'the future', 'SQL',"
            + " 'V999__the_future.sql', 1, 'somebody', '2030-01-01 00:00:00.000', 1, 1)");
    refuses(() -> open().close(), "was written by a newer Caravan (version 999)");
    Path older = file().resolveSibling("ledger-" + Migrations.NEWEST + ".db");
    assertThat(older).as("what is newer is not copied").doesNotExist();
    Files.writeString(older, "as the newer one found it");
    refuses(() -> open().close(), "Or put " + older + " in its place");
    sql("delete from flyway_schema_history where version = '999'");
    openAndLook();
  }

  @Test
  void a_ledger_of_an_older_caravan_is_brought_to_this_form_and_keeps_what_it_holds()
      throws SQLException {
    older();
    try (Ledger ledger = open()) {
      Scene scene = new Scene(ledger);
      assertThat(scene.state(Scene.TRIAL).dayLeft()).isEqualTo(940);
      scene.answerAll(Scene.ASINS);
      assertThat(scene.rows(1)).extracting(ResultRow::outcome).containsExactly(FOUND, FOUND);
      assertThat(ledger.uploads().owed("sftp://anna@files.example.com/results", 10)).isEmpty();
      assertThat(ledger.serverNotes().moved("sftp://anna@files.example.com/lists")).isEmpty();
    }
  }

  @Test
  void a_look_into_a_ledger_of_an_older_caravan_sees_what_it_holds() throws SQLException {
    older();
    try (Overview look = SqliteLedger.look(file())) {
      assertThat(look.held()).isEmpty();
      assertThat(look.findChoice("EAN")).isEmpty();
      assertThat(look.troubles()).isEmpty();
      assertThat(look.state(CircanaBarcodes.CHANNEL, Scene.TRIAL, HEARD).dayLeft()).isEqualTo(940);
      assertThat(look.charged(CircanaBarcodes.CHANNEL, HEARD)).isZero();
      assertThat(look.cacheStates(List.of(Scene.entry(1, asin(0))), Scene.MONTH, HEARD))
          .containsExactly(CacheState.KNOWN);
    }
  }

  /** The first form that there was, with one of two codes answered, and 940 tokens of the day. */
  private void older() throws SQLException {
    Flyway.configure()
        .dataSource("jdbc:sqlite:" + file(), null, null)
        .locations("classpath:" + new SqliteDialect(file()).migrations())
        .target("1")
        .load()
        .migrate();
    sql(
        "insert into list (id, folder, name, identity, sha256, urgent, columns, delimiter, summary,"
            + " state, rows, open, started)"
            + " values (1, '', 'a.txt', 'id', '00', 0, '[]', ',', '', 'waiting', 2, 1, 0)");
    for (int code = 0; code < 2; code++) {
      sql(
          "insert into lookup (id, product, domain, lane, type, code, list, urgency, turn, state,"
              + " items, answered) values (%1$d + 1, '%2$s', 'com', 'circana.asin.com', 'asin', '%2$s',"
                  .formatted(code, asin(code))
              + " 1, 1, %d, %s)"
                  .formatted(
                      code, code == 0 ? "2, '[{}]', " + HEARD.toEpochMilli() : "0, null, null"));
      sql(
          "insert into entry values (1, %1$d + 1, '[]', '%2$s', 'asin', '%2$s', %1$d + 1, '')"
              .formatted(code, asin(code)));
    }
    sql(
        "update channel set day_left = 940, day_heard = %1$d, day_resets = %1$d + 3600000, day_call = 1"
                .formatted(HEARD.toEpochMilli())
            + " where name = 'circana'");
  }

  @Test
  void a_ledger_whose_form_was_changed_by_hand_says_so() throws SQLException {
    filled();
    sql("update flyway_schema_history set checksum = 1 where version = '1'");
    refuses(() -> open().close(), "has not the form that this Caravan gave it");
  }

  @Test
  void another_program_s_database_is_not_taken_for_a_ledger() throws SQLException {
    sql("create table shop (id integer)");
    refuses(() -> open().close(), "belongs to another program");
  }

  @Test
  void a_full_disk_is_told_and_over_when_there_is_room_again() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    Assumptions.assumeTrue(
        ran("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString()),
        "mounting a small disk is not permitted here");
    try (Ledger ledger = SqliteLedger.open(disk.resolve("ledger.db"))) {
      Scene scene = new Scene(ledger);
      long list = scene.list("a.txt", asins(0, 100));
      Path filler = Files.write(disk.resolve("filler"), new byte[1_200_000]);
      refuses(() -> scene.list("b.txt", asins(1_000, 20_000)), "the disk is full. Make room");
      Files.delete(filler);
      scene.answerAll(Scene.ASINS);
      assertThat(scene.rows(list)).hasSize(100);
    } finally {
      ran("umount", "-l", disk.toString());
    }
  }

  @Test
  void a_ledger_that_another_process_writes_to_says_so_and_goes_on_after_it() throws SQLException {
    try (Ledger ledger = new JdbcLedger(new SqliteDialect(file(), 50), LedgerObserver.NONE)) {
      Scene scene = new Scene(ledger);
      try (Connection other = connect();
          Statement statement = other.createStatement()) {
        statement.execute("begin immediate");
        refuses(() -> scene.list("a.txt", asin(1)), "is held by another process");
        statement.execute("rollback");
      }
      scene.list("a.txt", asin(1));
    }
  }

  @Test
  void a_state_folder_that_can_not_be_made_is_named() throws IOException {
    Path blocked = Files.writeString(folder.resolve("blocked"), "a file, not a folder");
    Path below = blocked.resolve("ledger.db");
    assertThatThrownBy(() -> SqliteLedger.open(below).close())
        .isInstanceOf(LedgerException.class)
        .hasMessageStartingWith("The state folder " + blocked + " can't be made");
    Files.delete(blocked);
    SqliteLedger.open(below).close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"what?mode=memory&x=1", "100%41", "a#b", "back\\slash", "sp ace", "größe"})
  void a_state_folder_may_have_any_name(String name) {
    Path file = folder.resolve(name).resolve("ledger.db");
    try (Ledger ledger = SqliteLedger.open(file)) {
      new Scene(ledger).list("a.txt", asins(0, 10));
    }
    assertThat(file).isRegularFile();
    try (Ledger ledger = SqliteLedger.open(file)) {
      Scene scene = new Scene(ledger);
      scene.answerAll(Scene.ASINS);
      assertThat(scene.rows(1)).hasSize(10);
    }
  }

  @Test
  void a_folder_where_the_ledger_should_be_is_named() throws IOException {
    Files.createDirectory(file());
    refuses(() -> open().close(), "can't be opened for writing. Check the folder");
    Files.delete(file());
    open().close();
  }

  @Test
  void a_ledger_that_can_not_be_written_is_told_and_over_when_it_can() throws Exception {
    filled();
    Path place = Files.createDirectory(folder.resolve("read-only"));
    Assumptions.assumeTrue(
        ran("mount", "--bind", folder.resolve("state").toString(), place.toString())
            && ran("mount", "-o", "remount,ro,bind", place.toString()),
        "mounting a folder read-only is not permitted here");
    try {
      Path file = place.resolve("ledger.db");
      assertThatThrownBy(() -> SqliteLedger.open(file).close())
          .isInstanceOf(LedgerException.class)
          .hasMessage("The ledger " + file + " " + READ_ONLY);
      ran("mount", "-o", "remount,rw,bind", place.toString());
      SqliteLedger.open(file).close();
    } finally {
      ran("umount", "-l", place.toString());
    }
  }

  private static final String READ_ONLY =
      "can't be opened for writing. Check the folder and its permissions.";

  private void refuses(ThrowingCallable work, String meaning) {
    assertThatThrownBy(work)
        .isInstanceOf(LedgerException.class)
        .hasMessageStartingWith("The ledger ")
        .hasMessageContaining("ledger.db")
        .hasMessageContaining(meaning)
        .hasMessageNotContaining("\n");
  }

  private Path file() {
    return folder.resolve("state").resolve("ledger.db");
  }

  private Ledger open() {
    return SqliteLedger.open(file());
  }

  /** A ledger of 2,000 codes, closed, all of it in its one file. */
  private void filled() {
    try (Ledger ledger = open()) {
      new Scene(ledger).list("a.txt", asins(0, 2_000));
    }
  }

  private void openAndLook() {
    try (Ledger ledger = open()) {
      Scene scene = new Scene(ledger);
      scene.answerAll(Scene.ASINS);
      assertThat(scene.rows(1)).hasSize(2_000);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file());
  }

  private void sql(String change) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(change);
    }
  }

  private static boolean ran(String... command) throws Exception {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
