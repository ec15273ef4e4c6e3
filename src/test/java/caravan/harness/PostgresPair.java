package caravan.harness;

import caravan.ledger.jdbc.PostgresAddress;

/** A PostgreSQL server and its standby, which can take its place. */
public final class PostgresPair implements AutoCloseable {

  private final InstalledPostgres first = InstalledPostgres.empty();
  private final InstalledPostgres second = first.standby();

  /**
   * Started, with an empty database.
   *
   * @param synchronous whether the first commits nothing that the standby does not have
   */
  public PostgresPair(boolean synchronous) {
    if (synchronous) {
      first.sql("alter system set synchronous_standby_names = '*'");
      first.sql("select pg_reload_conf()");
    }
  }

  /** Both servers, for the user to whom the database belongs. */
  public PostgresAddress address() {
    return InstalledPostgres.address(
        "127.0.0.1:%d,127.0.0.1:%d".formatted(first.port(), second.port()));
  }

  /** The standby hears no more of what the first one is told. */
  public void part() {
    second.sql("alter system set primary_conninfo = ''");
    second.sql("select pg_reload_conf()");
  }

  /** The first one dies, and the standby takes its place. */
  public void failOver() {
    first.crash();
    second.promote();
  }

  @Override
  public void close() {
    second.close();
    first.close();
  }
}
