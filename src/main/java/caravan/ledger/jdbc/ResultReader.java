package caravan.ledger.jdbc;

import caravan.codes.Answer;
import caravan.codes.CodeType;
import caravan.codes.Comparison;
import caravan.codes.Domain;
import caravan.codes.ListUsage;
import caravan.codes.Outcome;
import caravan.codes.ProductCode;
import caravan.codes.ResultRow;
import caravan.ledger.OpenRowsException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads a list with its answers. */
final class ResultReader {

  private static final int FETCH = 1_000;
  static final String ROWS =
      """
      select e.row, e.cells, e.input, e.type, e.code, e.note, l.domain,
        l.state, l.items, l.words, l.answered, w.cancelled
      from entry e join list w on w.id = e.list left join lookup l on l.id = e.lookup
      where e.list = :list""";
  private static final String WITH_ANSWER =
      LookupState.spelled(
          """

            and (e.lookup is null or l.state > {CLAIMED})
            and w.state <> 'delivered'""");
  private static final int TYPE = 4;
  private static final int CODE = 5;
  private static final int NOTE = 6;
  private static final int DOMAIN = 7;
  private static final int STATE = 8;
  private static final int ITEMS = 9;
  private static final int WORDS = 10;
  private static final int ANSWERED = 11;
  private static final int CANCELLED = 12;

  private final ListComparison comparisons = new ListComparison();

  <T> T rows(
      Handle handle, long list, BiFunction<Iterator<ResultRow>, Optional<Comparison>, T> reader) {
    Optional<Comparison> comparison = comparisons.with(handle, list);
    return rows(handle, list, rows -> reader.apply(rows, comparison));
  }

  <T> T rows(Handle handle, long list, Function<Iterator<ResultRow>, T> reader) {
    long open = Storage.number(handle, "select open from list where id = ?", list);
    if (open > 0) {
      throw new OpenRowsException(list, open);
    }
    return read(handle, ROWS, list, reader);
  }

  <T> T answeredRows(Handle handle, long list, Function<Iterator<ResultRow>, T> reader) {
    return read(handle, ROWS + WITH_ANSWER, list, reader);
  }

  private static <T> T read(
      Handle handle, String sql, long list, Function<Iterator<ResultRow>, T> reader) {
    try (ResultIterator<ResultRow> rows =
        handle
            .createQuery(sql + " order by e.row")
            .bind("list", list)
            .setFetchSize(FETCH)
            .map(ResultReader::row)
            .iterator()) {
      return reader.apply(rows);
    }
  }

  /** Columns by number: by name they take half of the time of a large list. */
  static ResultRow row(ResultSet row, StatementContext context) throws SQLException {
    String code = Texts.find(row, CODE);
    String note = Texts.read(row, NOTE);
    long number = row.getLong(1);
    List<String> cells = Cells.read(Texts.read(row, 2));
    String input = Texts.read(row, 3);
    if (code == null) {
      return new ResultRow(
          number, cells, input, null, null, Outcome.INVALID, Answer.NONE, null, note);
    }
    LookupState state = LookupState.read(row.getInt(STATE));
    Outcome outcome = outcome(state);
    String items = outcome == Outcome.FOUND ? Texts.read(row, ITEMS) : Answer.NONE;
    return new ResultRow(
        number,
        cells,
        input,
        ProductCode.read(CodeType.read(Texts.read(row, TYPE)), code),
        Domain.read(Texts.read(row, DOMAIN)),
        outcome,
        items,
        state.open() ? null : Timestamps.read(row, ANSWERED),
        note(note, Texts.find(row, state.open() ? CANCELLED : WORDS)));
  }

  /** What became of a row whose code stands so. */
  static Outcome outcome(LookupState state) {
    return switch (state) {
      case FOUND -> Outcome.FOUND;
      case NOT_FOUND -> Outcome.NOT_FOUND;
      case REFUSED -> Outcome.REFUSED;
      case FAILED, WAITING, CLAIMED -> Outcome.FAILED;
    };
  }

  /** What is to be said of a row, and what its answer said. */
  static String note(String note, @Nullable String words) {
    if (words == null) {
      return note;
    }
    return note.isEmpty() ? words : note + "; " + words;
  }

  ListUsage usage(Handle handle, long list, Instant now) {
    return handle
        .select(
            "select summary, distinct_codes, tokens, known, duplicates, calls, slow_downs, started,"
                + " finished from list where id = ?",
            list)
        .map(
            (row, context) ->
                new ListUsage(
                    row.getString("summary"),
                    row.getLong("distinct_codes"),
                    row.getLong("tokens"),
                    row.getLong("known"),
                    row.getLong("duplicates"),
                    row.getLong("calls"),
                    row.getLong("slow_downs"),
                    Instant.ofEpochMilli(row.getLong("started")),
                    Optional.ofNullable(Timestamps.read(row, "finished")).orElse(now)))
        .one();
  }
}
