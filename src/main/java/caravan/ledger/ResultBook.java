package caravan.ledger;

import caravan.codes.Account;
import caravan.codes.Answer;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Outcome;
import caravan.codes.ProductCode;
import caravan.codes.ResultRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a list with its answers. */
final class ResultBook {

  private static final int FETCH = 1_000;
  private static final String ROWS =
      """
      select e.row, e.cells, e.input, e.type, e.code, e.note, e.lookup,
        l.domain, l.state, l.items, l.words, l.answered
      from entry e left join lookup l on l.id = e.lookup
      where e.list = :list""";
  private static final String WITH_ANSWER =
      """

        and (e.lookup is null or l.state > 1)
        and exists (select 1 from list w where w.id = :list and w.state <> 'delivered')""";

  <T> T rows(Handle handle, long list, Function<Iterator<ResultRow>, T> reader) {
    long open = Storage.number(handle, "select open from list where id = ?", list);
    if (open > 0) {
      throw new IllegalStateException(open + " rows of list " + list + " have no answer yet");
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
            .map(ResultBook::row)
            .iterator()) {
      return reader.apply(rows);
    }
  }

  private static ResultRow row(ResultSet row, StatementContext context) throws SQLException {
    String code = row.getString("code");
    if (code == null) {
      return new ResultRow(
          row.getLong("row"),
          Cells.read(row.getString("cells")),
          row.getString("input"),
          null,
          null,
          Outcome.INVALID,
          Answer.NONE,
          null,
          row.getString("note"));
    }
    return new ResultRow(
        row.getLong("row"),
        Cells.read(row.getString("cells")),
        row.getString("input"),
        ProductCode.read(CodeType.read(row.getString("type")), code),
        Domain.read(row.getString("domain")),
        outcome(row.getInt("state")),
        Optional.ofNullable(row.getString("items")).orElse(Answer.NONE),
        ListBook.moment(row, "answered"),
        note(row.getString("note"), row.getString("words")));
  }

  private static Outcome outcome(int state) {
    return switch (state) {
      case LookupBook.FOUND -> Outcome.FOUND;
      case LookupBook.NOT_FOUND -> Outcome.NOT_FOUND;
      case LookupBook.REFUSED -> Outcome.REFUSED;
      default -> Outcome.FAILED;
    };
  }

  private static String note(String note, String words) {
    if (words == null) {
      return note;
    }
    return note.isEmpty() ? words : note + "; " + words;
  }

  Account account(Handle handle, long list, Instant now) {
    return handle
        .select("select * from list where id = ?", list)
        .map(
            (row, context) ->
                new Account(
                    row.getLong("distinct_codes"),
                    row.getLong("tokens"),
                    row.getLong("known"),
                    row.getLong("duplicates"),
                    row.getLong("calls"),
                    row.getLong("slow_downs"),
                    Instant.ofEpochMilli(row.getLong("started")),
                    Optional.ofNullable(ListBook.moment(row, "finished")).orElse(now)))
        .one();
  }
}
