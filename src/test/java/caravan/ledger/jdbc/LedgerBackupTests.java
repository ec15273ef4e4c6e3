package caravan.ledger.jdbc;

import static caravan.ledger.Scene.asins;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.ledger.Ledger;
import caravan.ledger.LedgerContents;
import caravan.ledger.LedgerException;
import caravan.ledger.ListRecord;
import caravan.ledger.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup of a ledger that somebody works with. */
final class LedgerBackupTests {

  @TempDir private Path folder;

  private @Nullable Ledger opened;

  @BeforeEach
  void open() {
    opened = SqliteLedger.open(file());
  }

  @AfterEach
  void close() {
    ledger().close();
  }

  private Ledger ledger() {
    return java.util.Objects.requireNonNull(opened);
  }

  private Path file() {
    return folder.resolve("state/ledger.db");
  }

  private Path backup() {
    return folder.resolve("backup.db");
  }

  private LedgerContents write(boolean over) {
    return LedgerBackup.write(file(), backup(), over);
  }

  private List<String> beside() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void what_came_last_is_in_it_though_the_plain_file_lacks_it() {
    new Scene(ledger()).list("a.txt", asins(0, 30));

    assertThat(write(false)).isEqualTo(new LedgerContents(1, 30, 30, 0, 0));
    try (Ledger restored = SqliteLedger.open(backup())) {
      Scene scene = new Scene(restored);
      scene.answerAll(Scene.ASINS);
      assertThat(scene.rows(1)).hasSize(30);
    }
    new Scene(ledger()).answerAll(Scene.ASINS);
  }

  @Test
  void it_leaves_nothing_but_its_file() throws IOException {
    new Scene(ledger()).list("a.txt", asins(0, 30));
    write(false);
    assertThat(beside()).containsExactly("backup.db", "state");
  }

  @Test
  void a_file_of_that_name_stays_unless_it_is_to_be_replaced() throws IOException {
    Files.writeString(backup(), "somebody's");
    assertThatThrownBy(() -> write(false))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("backup.db is there already", "--overwrite");
    assertThat(backup()).hasContent("somebody's");

    write(true);
    SqliteLedger.open(backup()).close();
    assertThat(beside()).containsExactly("backup.db", "state");
  }

  @Test
  void where_it_can_not_be_written_it_says_so_and_leaves_nothing() throws IOException {
    Path nowhere = folder.resolve("nowhere/backup.db");
    assertThatThrownBy(() -> LedgerBackup.write(file(), nowhere, false))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("can't be written")
        .hasMessageContaining("Name a folder that is there");
    assertThatThrownBy(() -> LedgerBackup.write(file(), folder, true))
        .hasMessageContaining("is a folder; name a file");
    assertThat(beside()).containsExactly("state");
  }

  @Test
  void a_list_at_work_has_no_name_in_it_for_another_file_may_have_it_then() {
    Scene scene = new Scene(ledger());
    long done = scene.list("done.txt", asins(0, 10));
    scene.answerAll(Scene.ASINS);
    long part = scene.list("part.txt", asins(10, 10));
    ledger().deliveries().name(done, "done");
    ledger().deliveries().name(part, "part");
    Scene.owe(ledger(), done, List.of("sftp://files.example.com/results"));
    ledger().deliveries().delivered(done, Instant.parse("2026-01-01T00:00:00Z"));

    write(false);

    try (Ledger restored = SqliteLedger.open(backup())) {
      assertThat(restored.overview().find(done)).map(ListRecord::result).contains("done");
      assertThat(restored.overview().find(part).orElseThrow().result()).isNull();
      assertThat(restored.overview().owing(done)).isEmpty();
    }
    assertThat(ledger().overview().find(part)).map(ListRecord::result).contains("part");
  }
}
