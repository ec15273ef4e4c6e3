package caravan.ledger.jdbc;

import caravan.codes.Answer;
import caravan.codes.CodeType;
import caravan.codes.Comparison;
import caravan.codes.Difference;
import caravan.codes.Domain;
import caravan.codes.ProductCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Sets a list beside the last delivered one of its folder and name. */
final class ListComparison {

  private static final int FETCH = 1_000;

  /** One whose rows are being forgotten is none any more; its first row goes first. */
  private static final String EARLIER =
      """
      select w.id, w.finished from list l
      join list w on w.folder = l.folder and w.name = l.name and w.state = 'delivered'
      where l.id = ? and w.id <> l.id
        and exists (select 1 from entry e where e.list = w.id and e.row = 1)
      order by w.finished desc, w.id desc limit 1""";

  private static final String ANSWERED = LookupState.spelled("l.state in ({FOUND}, {NOT_FOUND})");

  /** Since when the answer says what it says; null if there is none. */
  private static final String SINCE =
      "coalesce(l.since, case when " + ANSWERED + " then l.answered end)";

  private static final String SUPERSEDED =
      "(select s.items from superseded s where s.lookup = l.id and s.since <= :finished"
          + " order by s.since desc limit 1)";

  private static final String FIRST =
      """
      from entry e join lookup l on l.id = e.lookup
      where e.list = :this and not exists (
        select 1 from entry d where d.lookup = e.lookup and d.list = e.list and d.row < e.row)
      """;

  private static final String NOT_IN_THE_OTHER =
      "not exists (select 1 from entry o where o.lookup = e.lookup and o.list = :other)";

  /** What is new, and what was answered since with other words. */
  private static final String NEW =
      "select e.type, e.code, l.domain, "
          + NOT_IN_THE_OTHER
          + ", "
          + SUPERSEDED
          + ", 0, case when "
          + ANSWERED
          + " then l.items end "
          + FIRST
          + " and (("
          + SINCE
          + " > :finished and "
          + ANSWERED
          + ") or "
          + NOT_IN_THE_OTHER
          + ") order by e.row";

  private static final String GONE =
      "select e.type, e.code, l.domain, 0, case when "
          + SINCE
          + " <= :finished then l.items else "
          + SUPERSEDED
          + " end, 1, null "
          + FIRST
          + " and "
          + NOT_IN_THE_OTHER
          + " order by e.row";

  private record Earlier(long list, Instant finished) {}

  /**
   * The comparison, of use as long as the transaction lasts; empty if there is nothing to compare.
   */
  Optional<Comparison> with(Handle handle, long list) {
    return handle
        .select(EARLIER, list)
        .map(
            (row, context) ->
                new Earlier(row.getLong("id"), Instant.ofEpochMilli(row.getLong("finished"))))
        .findFirst()
        .map(earlier -> new Comparison(earlier.finished(), differences(handle, list, earlier)));
  }

  private static Iterator<Difference> differences(Handle handle, long list, Earlier earlier) {
    return new Chain(
        handle,
        List.of(
                new Part(NEW, list, earlier.list(), earlier.finished()),
                new Part(GONE, earlier.list(), list, earlier.finished()))
            .iterator());
  }

  private record Part(String sql, long list, long other, Instant finished) {
    ResultIterator<Difference> open(Handle handle) {
      return handle
          .createQuery(sql)
          .bind("this", list)
          .bind("other", other)
          .bind("finished", finished.toEpochMilli())
          .setFetchSize(FETCH)
          .map(ListComparison::difference)
          .iterator();
    }
  }

  private static Difference difference(ResultSet row, StatementContext context)
      throws SQLException {
    ProductCode code = ProductCode.read(CodeType.read(row.getString(1)), row.getString(2));
    boolean fresh = row.getBoolean(4);
    boolean gone = row.getBoolean(6);
    return new Difference(
        code,
        Domain.read(row.getString(3)),
        fresh ? null : items(row.getString(5)),
        gone ? null : items(row.getString(7)));
  }

  private static String items(@Nullable String items) {
    return items == null ? Answer.NONE : items;
  }

  /** One part after the other, each opened when it is come to. */
  private static final class Chain implements Iterator<Difference> {

    private final Handle handle;
    private final Iterator<Part> parts;
    private @Nullable ResultIterator<Difference> open;

    Chain(Handle handle, Iterator<Part> parts) {
      this.handle = handle;
      this.parts = parts;
    }

    @Override
    public boolean hasNext() {
      while (open == null || !open.hasNext()) {
        if (!parts.hasNext()) {
          return false;
        }
        open = parts.next().open(handle);
      }
      return true;
    }

    @Override
    public Difference next() {
      if (!hasNext() || open == null) {
        throw new NoSuchElementException("there is no further difference");
      }
      return open.next();
    }
  }
}
