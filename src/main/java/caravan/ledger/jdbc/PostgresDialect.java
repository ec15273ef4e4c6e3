package caravan.ledger.jdbc;

import caravan.ledger.LedgerException;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Instant;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * A database on a PostgreSQL server. One transaction at a time writes, whichever process it is of:
 * each begins with the ledger's own lock, so that what one reads is still so when it writes.
 */
final class PostgresDialect implements SqlDialect {

  /** The first half of every advisory lock of Caravan's; the second tells ledgers apart. */
  static final int LOCKS = 0x43415241;

  /** The time is told when the wait for the others is over. */
  private static final String ENTER =
      "select alive, server, clock_millis() as millis from enter(?, ?)";

  /**
   * The schema's tables, from the catalogue itself: its standard views take a tenth of a second.
   */
  private static final String OWN =
      " from pg_class c join pg_namespace n on n.oid = c.relnamespace"
          + " where n.nspname = current_schema() and c.relkind = 'r'";

  private final PostgresAddress address;
  private final PostgresConnections connections;
  private final PostgresNode self;
  private final Failover failover = new Failover();

  private record Entered(boolean alive, @Nullable String server, long millis) {}

  PostgresDialect(PostgresAddress address) {
    this.address = address;
    this.connections = new PostgresConnections(address);
    this.self = new PostgresNode(this);
  }

  @Override
  public OptionalInt floor(Handle handle) {
    return Storage.number(
                handle,
                "select count(*) from pg_attribute a where a.attname = 'schema_floor'"
                    + " and a.attrelid in (select c.oid"
                    + OWN
                    + " and c.relname = 'ledger')")
            > 0
        ? OptionalInt.of((int) Storage.number(handle, "select schema_floor from ledger"))
        : OptionalInt.empty();
  }

  @Override
  public Membership membership() {
    return self;
  }

  /** Connections of the node's own, which tell soon that the server is away. */
  HikariDataSource telling() {
    return connections.telling();
  }

  @Override
  public HikariDataSource migrating() {
    return PostgresServer.checked(connections.migrating(), this);
  }

  @Override
  public HikariDataSource writing() {
    return connections.writing();
  }

  @Override
  public HikariDataSource reading() {
    return connections.reading();
  }

  @Override
  public Jdbi jdbi(HikariDataSource source) {
    return Jdbi.create(source)
        .registerArgument(new PostgresArguments.Numbered())
        .registerArgument(new PostgresArguments.WithoutNul());
  }

  @Override
  public void enter(Handle handle) {
    enter(handle, self.node());
  }

  /** Lets a transaction of that node write, if it lives; 0 is let in always. */
  void enter(Handle handle, long node) {
    @Nullable Instant asked = self.time().asking();
    Entered entered =
        handle
            .select(ENTER, node, LOCKS)
            .map(
                (row, context) ->
                    new Entered(
                        row.getBoolean("alive"), row.getString("server"), row.getLong("millis")))
            .one();
    self.time().heard(asked, entered.millis());
    if (!entered.alive()) {
      throw new LedgerException(
          name()
              + " has not heard of this node for %d s: another has taken its work over. It goes on"
                  .formatted(self.lease().toSeconds())
              + " as a new one in a moment.");
    }
    failover.look(handle, entered.server(), self.plans());
  }

  @Override
  public boolean undone(Throwable failure) {
    return !PostgresFault.of(failure).connection();
  }

  @Override
  public String migrations() {
    return "caravan/ledger/postgresql";
  }

  /** What is said of the connection holds until it is back in its pool. */
  @Override
  public void lengthen(Handle handle) throws SQLException {
    int millis = (int) PostgresConnections.LENGTHY.toMillis();
    handle.execute("set local statement_timeout = " + millis);
    handle.getConnection().setNetworkTimeout(Runnable::run, millis);
  }

  /** Where the server's finished transactions end: another number after each that wrote. */
  @Override
  public String changes() {
    return "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint";
  }

  @Override
  public String lastLookup() {
    return "select greatest((select coalesce(max(id), 0) from lookup), lookups_from) from ledger";
  }

  @Override
  public String numbers() {
    return "select value from numbers_of(?)";
  }

  @Override
  public String texts() {
    return "select key, value from texts_of(?)";
  }

  @Override
  public String storable(String text) {
    return PostgresArguments.storable(text);
  }

  /** As durable as any: a crash of the server's is none of this process's, which goes on. */
  @Override
  public <T> T passing(Handle handle, HandleCallback<T, SQLException> work) throws SQLException {
    return handle.inTransaction(work);
  }

  @Override
  public String name() {
    return "The ledger " + address.name();
  }

  @Override
  public LedgerException explain(Exception failure) {
    return new LedgerException(name() + " " + PostgresFault.of(failure).meaning(address), failure);
  }

  @Override
  public boolean hasTable(Handle handle, String name) {
    return Storage.number(handle, "select count(*)" + OWN + " and c.relname = ?", name) > 0;
  }

  @Override
  public int proven(Handle handle) {
    return hasTable(handle, "ledger")
        ? (int) Storage.number(handle, "select proven from ledger")
        : 0;
  }

  @Override
  public void prove(Handle handle, int history) {
    handle.execute("update ledger set proven = ?", history);
  }

  @Override
  public long size(Handle handle) {
    return Storage.number(handle, "select coalesce(sum(pg_total_relation_size(c.oid)), 0)" + OWN);
  }
}
