package caravan.ledger.jdbc;

import caravan.codes.Answer;
import caravan.codes.Lane;
import caravan.codes.Outcome;
import caravan.codes.ProductCode;
import caravan.codes.ResultRow;
import caravan.codes.Row;
import caravan.ledger.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Rows that were just enrolled, as {@link ResultReader} would read them. */
final class KnownRows {

  private KnownRows() {}

  /**
   * All of them, or none where one of their codes has no final answer.
   *
   * @param cached how the code of each stands, null where it has none
   * @param storable what the ledger makes of a text
   */
  static List<ResultRow> of(
      List<Entry> entries, List<@Nullable CachedLookup> cached, UnaryOperator<String> storable) {
    if (cached.stream().anyMatch(code -> code != null && code.open())) {
      return List.of();
    }
    List<ResultRow> rows = new ArrayList<>(entries.size());
    for (int at = 0; at < entries.size(); at++) {
      rows.add(row(entries.get(at), cached.get(at), storable));
    }
    return rows;
  }

  private static ResultRow row(
      Entry entry, @Nullable CachedLookup cached, UnaryOperator<String> storable) {
    Row row = entry.row();
    String input = storable.apply(row.input());
    String note = storable.apply(row.note());
    ProductCode code = entry.asked();
    Lane lane = entry.lane();
    if (cached == null || code == null || lane == null) {
      return new ResultRow(
          row.number(), row.cells(), input, null, null, Outcome.INVALID, Answer.NONE, null, note);
    }
    Outcome outcome = ResultReader.outcome(cached.state());
    return new ResultRow(
        row.number(),
        row.cells(),
        input,
        code,
        lane.domain(),
        outcome,
        outcome == Outcome.FOUND ? Objects.requireNonNull(cached.items()) : Answer.NONE,
        cached.answered(),
        ResultReader.note(note, cached.words()));
  }
}
