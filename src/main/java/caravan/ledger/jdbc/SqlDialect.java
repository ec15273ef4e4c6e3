package caravan.ledger.jdbc;

import caravan.ledger.LedgerException;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
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

  /** This process among those that work with the ledger. */
  Membership membership();

  @Override
  default void close() {
    membership().close();
  }

  /** How statements are made for a source. */
  default Jdbi jdbi(HikariDataSource source) {
    return Jdbi.create(source);
  }

  /** Makes a transaction that has just begun the only one that writes. */
  default void enter(Handle handle) {}

  /** The transaction that has begun may take as long as all codes of a list of millions need. */
  default void lengthen(Handle handle) throws SQLException {}

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
