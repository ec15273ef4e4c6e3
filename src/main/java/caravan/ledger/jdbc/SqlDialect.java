package caravan.ledger.jdbc;

import caravan.ledger.LedgerException;
import com.zaxxer.hikari.HikariDataSource;
import org.jdbi.v3.core.Handle;

/** What differs between database engines. */
interface SqlDialect {

  /** A source for one connection that brings the database to this version's form. */
  HikariDataSource migrating();

  /** Connections whose transactions may write. */
  HikariDataSource writing();

  /** Connections whose transactions only read. */
  HikariDataSource reading();

  /** Where the migrations are on the class path. */
  String migrations();

  /**
   * What a select says at its end to claim rows that nobody else claims; empty where only one
   * writes.
   */
  String claiming();

  /**
   * Selects a number that is another one after somebody committed on another connection than the
   * one that it is asked on.
   */
  String changes();

  /** Selects the numbers of a JSON array, which is its only parameter. */
  String numbers();

  /** Selects key (from 0) and value of the texts of a JSON array, which is its only parameter. */
  String texts();

  /** From now on the connection's commits do not wait for the disk. */
  String relaxDurability();

  /** From now on the connection's commits wait for the disk, as they do at first. */
  String restoreDurability();

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
}
