package caravan.ledger.jdbc;

import caravan.codes.Answer;
import caravan.codes.Batch;
import caravan.codes.CodeRequest;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes down the answers to codes, and counts off the rows of the lists that wait for them. */
final class AnswerWriter {

  private static final String ANSWERED_BEFORE =
      "select id from lookup where since is not null and id in (%s)";

  /** An answer that says something else than the last one did takes its place. */
  private static final String SUPERSEDE =
      LookupState.spelled(
          "insert into superseded (lookup, since, items) select id, since, items from lookup"
              + " where id = ? and state in ({WAITING}, {CLAIMED}) and since is not null"
              + " and items is distinct from ? on conflict do nothing");

  private static final String FIRST_ANSWER =
      LookupState.spelled(
          "update lookup set state = ?, items = ?, words = ?, answered = ?, since = ?"
              + " where id = ? and state in ({WAITING}, {CLAIMED})");

  private static final String ANSWER_AGAIN =
      LookupState.spelled(
          "update lookup set state = ?, items = ?, words = ?, answered = ?,"
              + " since = case when items is not distinct from ? then since else ? end"
              + " where id = ? and state in ({WAITING}, {CLAIMED})");

  private static final String UNANSWERED =
      LookupState.spelled(
          "update lookup set state = ?, words = ?, answered = ?"
              + " where state in ({WAITING}, {CLAIMED}) and id in (%s)");

  private static final String COUNT_OFF =
      LookupState.spelled(
          """
          update list set open = open - c.n
          from (select e.list as list, count(*) as n from lookup l join entry e on e.lookup = l.id
                where l.state in ({WAITING}, {CLAIMED}) and l.id in (%s) group by e.list) c
          where list.id = c.list and list.state <> 'delivered' and list.manifest is null
            and list.cancelled is null
          returning case when open = 0 and state = 'waiting' then 1 else 0 end""");

  private final SqlDialect dialect;
  private final String numbers;

  AnswerWriter(SqlDialect dialect) {
    this.dialect = dialect;
    this.numbers = dialect.numbers();
  }

  void answered(Handle handle, List<Answer> answers, Instant now) throws SQLException {
    settle(handle, answers.stream().map(Answer::lookup));
    Set<Long> before = answeredBefore(handle, answers);
    try (PreparedStatement first = handle.getConnection().prepareStatement(FIRST_ANSWER);
        PreparedStatement supersede = handle.getConnection().prepareStatement(SUPERSEDE);
        PreparedStatement again = handle.getConnection().prepareStatement(ANSWER_AGAIN)) {
      for (Answer answer : answers) {
        String items = answer.found() ? answer.items() : null;
        if (before.contains(answer.lookup())) {
          supersede.setLong(1, answer.lookup());
          supersede.setString(2, items);
          supersede.addBatch();
          answer(again, answer, items, now);
          again.setString(5, items);
          again.setLong(6, now.toEpochMilli());
          again.setLong(7, answer.lookup());
          again.addBatch();
        } else {
          answer(first, answer, items, now);
          first.setLong(5, now.toEpochMilli());
          first.setLong(6, answer.lookup());
          first.addBatch();
        }
      }
      first.executeBatch();
      supersede.executeBatch();
      again.executeBatch();
    }
  }

  private void answer(PreparedStatement change, Answer answer, @Nullable String items, Instant now)
      throws SQLException {
    change.setInt(1, answer.found() ? LookupState.FOUND.number() : LookupState.NOT_FOUND.number());
    change.setString(2, items == null ? null : dialect.storable(items));
    change.setString(3, answer.note().isEmpty() ? null : dialect.storable(answer.note()));
    change.setLong(4, now.toEpochMilli());
  }

  private Set<Long> answeredBefore(Handle handle, List<Answer> answers) {
    return handle
        .select(
            ANSWERED_BEFORE.formatted(numbers),
            LookupTable.numbers(answers.stream().map(Answer::lookup)))
        .mapTo(Long.class)
        .collect(Collectors.toSet());
  }

  /** Without an answer for good: refused by the server, or failed. */
  void unanswered(Handle handle, Batch codes, LookupState state, String words, Instant now) {
    settle(handle, codes.requests().stream().map(CodeRequest::lookup));
    handle.execute(
        UNANSWERED.formatted(numbers),
        state.number(),
        words,
        now.toEpochMilli(),
        LookupTable.numbers(codes.requests().stream().map(CodeRequest::lookup)));
  }

  /** Rows are counted off before the codes change, because only open codes have open rows. */
  private void settle(Handle handle, Stream<Long> lookups) {
    boolean complete =
        handle
            .select(COUNT_OFF.formatted(numbers), LookupTable.numbers(lookups))
            .mapTo(Boolean.class)
            .list()
            .contains(true);
    if (complete) {
      dialect.membership().tell(handle);
    }
  }
}
