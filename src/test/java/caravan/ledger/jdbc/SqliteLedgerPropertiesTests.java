package caravan.ledger.jdbc;

import caravan.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** What holds in an SQLite file, whatever happens, in whatever order. */
final class SqliteLedgerPropertiesTests extends LedgerProperties {

  private Path folder = Path.of("");

  @BeforeTry
  void make_a_folder() throws IOException {
    folder = Files.createTempDirectory("ledger");
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

  @Tag("slow")
  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void no_row_is_lost_or_doubled_and_open_rows_are_always_counted_right(@ForAll long seed)
      throws SQLException {
    walkThroughAll(seed);
  }

  @Tag("slow")
  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void in_no_window_are_more_tokens_sent_than_the_rate(@ForAll long seed) {
    walkThroughWindows(seed, false);
  }

  @Tag("slow")
  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void in_no_window_are_more_tokens_sent_wherever_the_clock_is_set_while_nobody_runs(
      @ForAll long seed) {
    walkThroughWindows(seed, true);
  }

  private Path file() {
    return folder.resolve("ledger.db");
  }

  @Override
  protected Ledger open() {
    return SqliteLedger.open(file());
  }

  @Override
  protected Connection beside() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file());
  }
}
