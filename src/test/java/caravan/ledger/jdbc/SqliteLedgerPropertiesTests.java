package caravan.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.ledger.Ledger;
import caravan.ledger.LedgerWalk;
import caravan.ledger.WindowWalk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** What holds whatever happens, in whatever order. */
class SqliteLedgerPropertiesTests {

  private static final String RECOUNT =
      """
      select l.id from list l where l.state <> 'delivered' and (
        l.open <> (select count(*) from entry e join lookup c on c.id = e.lookup
                   where e.list = l.id and c.state in (0, 1))
        or l.rows <> (select count(*) from entry e where e.list = l.id)
        or l.invalid <> (select count(*) from entry e where e.list = l.id and e.lookup is null)
        or l.distinct_codes <> (select count(distinct e.lookup) from entry e where e.list = l.id)
        or l.rows <> l.invalid + l.distinct_codes + l.duplicates)""";

  /** Codes that wait for nobody, or that nobody pays for. */
  private static final String ORPHANS =
      """
      select c.id from lookup c where c.state = 0 and not exists (
        select 1 from list l join entry e on e.list = l.id
        where e.lookup = c.id and l.id = c.list and l.state <> 'delivered')""";

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
    LedgerWalk walk = new LedgerWalk(this::open, seed);
    try (Connection second = DriverManager.getConnection("jdbc:sqlite:" + file())) {
      for (int i = 0; i < 120; i++) {
        walk.step();
        assertThat(ids(second, RECOUNT)).as("lists counted wrong after step %s", i).isEmpty();
        assertThat(ids(second, ORPHANS)).as("codes for nobody after step %s", i).isEmpty();
      }
      walk.finish();
      assertThat(ids(second, "select id from lookup where state < 2")).isEmpty();
      assertThat(number(second, "select count(*) from entry"))
          .isEqualTo(walk.rows().values().stream().mapToLong(Integer::longValue).sum());
    } finally {
      walk.scene.ledger.close();
    }
  }

  @Tag("slow")
  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void in_no_window_are_more_tokens_sent_than_the_rate(@ForAll long seed) {
    walk(new WindowWalk(this::open, seed, false));
  }

  @Tag("slow")
  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void in_no_window_are_more_tokens_sent_wherever_the_clock_is_set_while_nobody_runs(
      @ForAll long seed) {
    walk(new WindowWalk(this::open, seed, true));
  }

  private static void walk(WindowWalk walk) {
    try {
      for (int i = 0; i < 150; i++) {
        walk.step();
      }
      walk.check();
      assertThat(walk.granted()).isPositive();
    } finally {
      walk.close();
    }
  }

  private Path file() {
    return folder.resolve("ledger.db");
  }

  private Ledger open() {
    return SqliteLedger.open(file());
  }

  private static List<Long> ids(Connection connection, String sql) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        ids.add(row.getLong(1));
      }
    }
    return ids;
  }

  private static long number(Connection connection, String sql) throws SQLException {
    return ids(connection, sql).get(0);
  }
}
