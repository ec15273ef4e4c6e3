package caravan.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.ledger.LedgerObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger begins as a copy of the blank one, and is what the migrations would have made. */
class BlankLedgerTests {

  @TempDir Path folder;

  private Path blank;

  @BeforeEach
  void make() throws IOException {
    Files.createDirectories(folder.resolve("caravan/ledger/sqlite"));
    BlankLedger.main(folder.toString());
    blank = folder.resolve("caravan/ledger/sqlite/blank.db");
  }

  @Test
  void it_has_every_table_that_the_migrations_make() throws IOException {
    Path migrated = Files.createFile(folder.resolve("migrated.db"));
    Path copied = folder.resolve("copied.db");
    assertThat(BlankLedger.copyTo(copied)).as("Maven laid a blank one among the classes").isTrue();
    assertThat(tables(copied)).isEqualTo(tables(migrated)).isNotEmpty();
  }

  @Test
  void it_needs_no_migration_any_more() throws IOException {
    SqlDialect dialect = new SqliteDialect(blank);
    try (Storage storage = Storage.looking(dialect);
        Handle handle = storage.watching()) {
      assertThat(Migrations.right(handle, dialect)).isTrue();
    }
  }

  @Test
  void each_build_makes_the_same_bytes() throws IOException {
    byte[] first = Files.readAllBytes(blank);
    BlankLedger.main(folder.toString());
    assertThat(blank).hasBinaryContent(first);
  }

  @Test
  void a_copy_that_was_broken_off_is_no_ledger() throws IOException {
    Path ledger = folder.resolve("ledger.db");
    Files.write(ledger.resolveSibling("ledger.db.new"), new byte[] {'S', 'Q', 'L'});
    new JdbcLedger(new SqliteDialect(ledger), LedgerObserver.NONE).close();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("caravan", "ledger.db");
    }
  }

  private static List<String> tables(Path file) {
    SqlDialect dialect = Migrations.applied(new SqliteDialect(file));
    try (Storage storage = Storage.looking(dialect);
        Handle handle = storage.watching()) {
      return handle
          .select("select coalesce(sql, name) from sqlite_master order by type, name")
          .mapTo(String.class)
          .list();
    }
  }
}
