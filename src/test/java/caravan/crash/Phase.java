package caravan.crash;

import caravan.sandbox.CallLog;
import caravan.sandbox.RecordedCall;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What Caravan was at when it was killed, as its ledger and the sandbox tell. */
enum Phase {
  /** Not at work yet. */
  START,
  /** A list was half read. */
  INTAKE,
  /** A list was enrolled, its file not marked as moved. */
  MOVING,
  /** Codes were claimed and in no call yet. */
  CLAIM,
  /** Calls were under way. */
  CALL,
  /** The server had answered, and the ledger did not know. */
  ANSWER,
  /** A list had all its answers, and its results were not done. */
  DELIVERY,
  /** Nothing of these: between two of them, or waiting for the plan. */
  BETWEEN;

  private static final int LAST_CALLS = 12;

  /** What the one was at that was started then. */
  static Set<Phase> look(Connection ledger, CallLog callLog, Instant started, boolean up)
      throws SQLException {
    Set<Phase> found = EnumSet.noneOf(Phase.class);
    if (!up || !made(ledger)) {
      return EnumSet.of(START);
    }
    add(found, INTAKE, ledger, "select count(*) from list where state = 'reading'");
    add(
        found,
        MOVING,
        ledger,
        "select count(*) from list where shelved = 0 and state <> 'reading'");
    add(
        found,
        CLAIM,
        ledger,
        "select (select count(*) from lookup where state = 1)"
            + " - (select coalesce(sum(codes), 0) from call where ended is null)");
    add(found, CALL, ledger, "select count(*) from call where ended is null");
    add(found, DELIVERY, ledger, "select count(*) from list where state = 'waiting' and open = 0");
    add(
        found,
        ANSWER,
        ledger,
        "select count(*) from lookup where state = 1 and code in ("
            + answered(callLog, started)
            + ")");
    return found.isEmpty() ? EnumSet.of(BETWEEN) : found;
  }

  private static void add(Set<Phase> found, Phase phase, Connection ledger, String counting)
      throws SQLException {
    if (number(ledger, counting) > 0) {
      found.add(phase);
    }
  }

  private static String answered(CallLog callLog, Instant started) {
    List<RecordedCall> seen = callLog.seen();
    return seen.subList(Math.max(0, seen.size() - LAST_CALLS), seen.size()).stream()
        .filter(call -> call.status() == 200 && call.received().isAfter(started))
        .flatMap(call -> call.codes().stream())
        .map(code -> "'" + code + "'")
        .collect(Collectors.joining(", "));
  }

  static long codesInFlight(Connection ledger) throws SQLException {
    return made(ledger)
        ? number(ledger, "select coalesce(sum(codes), 0) from call where ended is null")
        : 0;
  }

  private static boolean made(Connection ledger) throws SQLException {
    return number(ledger, "select count(*) from sqlite_master where name = 'upload'") > 0;
  }

  private static long number(Connection ledger, String sql) throws SQLException {
    try (Statement statement = ledger.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
