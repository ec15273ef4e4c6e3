package caravan.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.ledger.Ledger;
import caravan.ledger.LedgerWalk;
import caravan.ledger.WindowWalk;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;

/** What holds whatever happens, in whatever order. */
abstract class LedgerProperties {

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

  /** So many walks, others each time; a test that fails tells its seed by its name. */
  static LongStream walks(int number) {
    return ThreadLocalRandom.current().longs(number);
  }

  /** The ledger of this walk; opened again, it is the same one. */
  protected abstract Ledger open();

  /** A connection beside it. */
  protected abstract Connection beside() throws SQLException;

  final void walkThroughAll(long seed) throws SQLException {
    LedgerWalk walk = new LedgerWalk(this::open, seed);
    try (Connection second = beside()) {
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

  /**
   * Calls and answers, as fast as the ledger lets them.
   *
   * @param set whether the clock is set while nobody runs
   */
  final void walkThroughWindows(long seed, boolean set) {
    WindowWalk walk = new WindowWalk(this::open, seed, set);
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
