package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.ledger.Arrivals;
import caravan.ledger.Heartbeat;
import caravan.ledger.LedgerException;
import caravan.ledger.NodeIdentity;
import caravan.pace.Plan;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/** What differs between database engines. */
interface SqlDialect extends AutoCloseable {

  /** A source for one connection that brings the database to this version's form. */
  HikariDataSource migrating();

  /** Connections whose transactions may write. */
  HikariDataSource writing();

  /** Connections whose transactions only read. */
  HikariDataSource reading();

  /** Where the migrations are on the class path. */
  String migrations();

  /**
   * Selects a number that is another one after somebody committed on another connection than the
   * one that it is asked on.
   */
  String changes();

  /** A connection that hears of changes, for as long as its owner wants it. */
  default Handle watching(Jdbi reader) {
    return reader.open();
  }

  /**
   * Waits for what other processes tell, where the engine passes that on; answers whether one did.
   */
  default boolean told(Handle watching) throws SQLException {
    return false;
  }

  /** One look of so many asks the engine what processes did not tell each other. */
  default int seldom() {
    return 1;
  }

  /** So long after one look the next is due. */
  default Duration pause() {
    return Duration.ofMillis(250);
  }

  /**
   * Tells other processes, once this transaction is committed, that there may be work for them:
   * that seldom, never for each call or each part of a list.
   */
  default void tell(Handle handle) {}

  /** Selects the greatest number that a lookup ever had. */
  default String lastLookup() {
    return "select coalesce(max(id), 0) from lookup";
  }

  /** Selects the numbers of a JSON array, which is its only parameter. */
  String numbers();

  /** Selects key (from 0) and value of the texts of a JSON array, which is its only parameter. */
  String texts();

  /**
   * The version of the oldest Caravan that may work with the ledger, by its newest migration; a
   * newer form is refused where the engine lets one process work with it only.
   */
  default OptionalInt floor(Handle handle) {
    return OptionalInt.empty();
  }

  /** Whether the engine lets several processes work with the ledger at once. */
  default boolean several() {
    return false;
  }

  /**
   * Makes this process one of the nodes that work with the ledger, where there may be several.
   *
   * @param first what it says of itself
   * @param own this machine's time, counted evenly
   */
  default void join(NodeIdentity self, Heartbeat first, Clock own) {}

  /** Its number among them; 0 where it has none. */
  default long node() {
    return 0;
  }

  /** Who it is among them; empty where nobody else works with the ledger, or it only looks in. */
  default Optional<NodeIdentity> self() {
    return Optional.empty();
  }

  /** Who of them is not heard of for so long is taken for dead. */
  default Duration lease() {
    return Duration.ZERO;
  }

  /** What it has to do among them. */
  default Set<String> duties() {
    return Set.of();
  }

  /** Says that it lives; answers false if it was taken for dead and has another number now. */
  default boolean beat(Heartbeat own) {
    return true;
  }

  /** Learns anew what the others say of themselves, and what it has to do among them. */
  default void hear() {}

  /**
   * The later of that moment and of when this transaction was let in, by everybody's clock: what it
   * writes down had happened by then, whatever the clock of who saw it said.
   */
  default Instant notBefore(Instant now) {
    return now;
  }

  /** The channel's plan where those of the other nodes bind it too, as far as was heard. */
  default Plan smallest(Channel channel, Plan own) {
    return own;
  }

  /** Lists that others see on their way. */
  default Arrivals elsewhere() {
    return Arrivals.NONE;
  }

  /** Whether it was heard of just now. */
  default boolean stands() {
    return true;
  }

  /** Whether it was heard of all the time in which another would be taken for dead. */
  default boolean steady() {
    return true;
  }

  /** The time that all who write go by; this machine's own where nobody else does. */
  default Clock clock(Clock own) {
    return own;
  }

  /** How far the clocks of those who write may be apart. */
  default Duration drift() {
    return Duration.ZERO;
  }

  /** For how long after it was sent a server may yet count a call whose node is heard no more. */
  default Duration unheard() {
    return Duration.ZERO;
  }

  @Override
  default void close() {}

  /** How statements are made for a source. */
  default Jdbi jdbi(HikariDataSource source) {
    return Jdbi.create(source);
  }

  /** Makes a transaction that has just begun the only one that writes. */
  default void enter(Handle handle) {}

  /** Whether a transaction whose commit failed so is undone for certain. */
  default boolean undone(Throwable failure) {
    return true;
  }

  /** The text as the engine can keep it. */
  default String storable(String text) {
    return text;
  }

  /**
   * One transaction of which a power cut may undo the last writes, though a crash of the process
   * may not, and never one before them.
   */
  <T> T passing(Handle handle, HandleCallback<T, SQLException> work) throws SQLException;

  /** The ledger by the name that a person knows, to begin a sentence with. */
  String name();

  /** What a failure means, and what a person can do. */
  LedgerException explain(Exception failure);

  /** Whether there is a table of that name. */
  boolean hasTable(Handle handle, String name);

  /** The history that the database's form was last found right with; 0 if it never was. */
  int proven(Handle handle);

  /** The database's form is right with that history. */
  void prove(Handle handle, int history);

  /** How much room the database takes, in bytes. */
  long size(Handle handle);

  /**
   * Copies the database aside before it is brought to a newer form, where the engine leaves that to
   * us.
   *
   * @param version of its form
   * @return where the copy lies
   */
  default Optional<Path> copyAside(Handle handle, long version) {
    return Optional.empty();
  }

  /** A sentence that names such a copy of that form, with a space before it; empty without one. */
  default String wayBack(long version) {
    return "";
  }

  /** Lays the database out so that it can give room back. */
  default void arrange(Handle handle) {}

  /** How much of that is free; 0 where the engine does not tell. */
  default long free(Handle handle) {
    return 0;
  }

  /** Gives a part of what is free back to the disk; answers whether there is more of it. */
  default boolean giveBack(Handle handle) throws SQLException {
    return false;
  }
}
