package caravan.ledger.jdbc;

import caravan.ledger.LedgerException;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database to this version's form. Flyway takes a while to find out that there is nothing
 * to do, so the database says itself which history it was last found right with.
 */
final class Migrations {

  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

  private static final String HISTORY = "flyway_schema_history";

  /**
   * Nodes are upgraded one by one: those that are older yet go on beside a newer form, whose floor
   * says for how long they may.
   */
  private static final String[] LATER = {"*:future"};

  private static final String[] NONE_IGNORED = {};

  /** Of no history. */
  private static final int NONE = 0;

  /** The version of the last file among the migrations. */
  static final String NEWEST = "99";

  private static final String NEWER =
      " Start that one, or put the ledger aside: lists in .done can be dropped again.";
  private static final String CHANGED =
      "has not the form that this Caravan gave it. Restore a copy, or put it aside: lists in .done"
          + " can be dropped again.";
  private static final String FOREIGN = "belongs to another program. Choose another caravan.state.";

  private Migrations() {}

  /** Answers the dialect of the database, which has this version's form then. */
  static SqlDialect applied(SqlDialect dialect) {
    try (HikariDataSource source = Storage.open(dialect, dialect::migrating)) {
      Jdbi jdbi = dialect.jdbi(source);
      jdbi.useHandle(handle -> refuseBelowFloor(handle, dialect));
      boolean right = jdbi.withHandle(handle -> right(handle, dialect));
      if (!right) {
        jdbi.useHandle(handle -> keepOlder(handle, dialect));
        migrate(dialect, source);
        jdbi.useHandle(
            handle -> {
              tellNewer(handle, dialect);
              dialect.arrange(handle);
              prove(handle, dialect);
            });
      }
      return dialect;
    } catch (JdbiException e) {
      throw dialect.explain(e);
    }
  }

  /** What an older version left can be gone back to. */
  private static void keepOlder(Handle handle, SqlDialect dialect) {
    if (dialect.hasTable(handle, HISTORY)) {
      long version = version(handle);
      if (version > 0 && version < Long.parseLong(NEWEST)) {
        dialect
            .copyAside(handle, version)
            .ifPresent(
                copy ->
                    LOG.info(
                        "{} is brought to this version's form; as it was it lies in {}",
                        dialect.name(),
                        copy));
      }
    }
  }

  /** What a newer form adds is of no use to this version, and in nobody's way. */
  private static void tellNewer(Handle handle, SqlDialect dialect) {
    long version = version(handle);
    if (version > Long.parseLong(NEWEST)) {
      LOG.info(
          "{} has a newer form ({}) than this Caravan knows ({}): it works beside the newer nodes",
          dialect.name(),
          version,
          NEWEST);
    }
  }

  /** Of the last file that was applied; 0 if none was. */
  private static long version(Handle handle) {
    return Storage.number(
        handle, "select coalesce(max(cast(version as integer)), 0) from flyway_schema_history");
  }

  /** Whether the database says of itself that it was found right with the history that it has. */
  static boolean right(Handle handle, SqlDialect dialect) {
    int history = history(handle, dialect);
    return history != NONE && history == dialect.proven(handle);
  }

  /** A newer form is for a newer Caravan to say something of. */
  private static void prove(Handle handle, SqlDialect dialect) {
    int history = history(handle, dialect);
    if (history != NONE) {
      dialect.prove(handle, history);
    }
  }

  /** A newer Caravan has changed the ledger so that this one would get it wrong. */
  private static void refuseBelowFloor(Handle handle, SqlDialect dialect) {
    OptionalInt floor = dialect.floor(handle);
    if (floor.isPresent() && floor.getAsInt() > Integer.parseInt(NEWEST)) {
      throw new LedgerException(
          "%s has a form that this Caravan does not know any more (%d, of which it knows %s): start the newer Caravan of the other nodes."
              .formatted(dialect.name(), floor.getAsInt(), NEWEST));
    }
  }

  /** What was applied, in a number; NONE where that is not all of it, and nothing more. */
  private static int history(Handle handle, SqlDialect dialect) {
    if (!dialect.hasTable(handle, HISTORY)) {
      return NONE;
    }
    String applied =
        handle
            .select(
                "select version, checksum, success from flyway_schema_history order by installed_rank")
            .map(
                (row, context) ->
                    row.getString("version")
                        + ":"
                        + row.getInt("checksum")
                        + ":"
                        + (row.getBoolean("success") ? 1 : 0))
            .collect(Collectors.joining(" "));
    return applied.substring(applied.lastIndexOf(' ') + 1).startsWith(NEWEST + ":")
        ? applied.hashCode()
        : NONE;
  }

  private static void migrate(SqlDialect dialect, HikariDataSource source) {
    Flyway flyway =
        Flyway.configure()
            .dataSource(source)
            .locations("classpath:" + dialect.migrations())
            .ignoreMigrationPatterns(dialect.membership().several() ? LATER : NONE_IGNORED)
            .load();
    try {
      flyway.migrate();
    } catch (FlywayValidateException e) {
      throw new LedgerException(dialect.name() + " " + otherForm(flyway, dialect), e);
    } catch (FlywayException e) {
      throw e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE
          ? new LedgerException(dialect.name() + " " + FOREIGN, e)
          : dialect.explain(e);
    }
  }

  private static String otherForm(Flyway flyway, SqlDialect dialect) {
    return Arrays.stream(flyway.info().applied())
        .filter(step -> step.getState() == MigrationState.FUTURE_SUCCESS)
        .map(step -> "was written by a newer Caravan (version " + step.getVersion() + ")." + NEWER)
        .map(words -> words + dialect.wayBack(Long.parseLong(NEWEST)))
        .reduce((older, newer) -> newer)
        .orElse(CHANGED);
  }
}
