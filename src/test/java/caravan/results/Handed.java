package caravan.results;

import caravan.codes.Comparison;
import caravan.codes.ListHead;
import caravan.codes.ListUsage;
import caravan.codes.ResultRow;
import caravan.road.ReadAhead;
import java.util.Iterator;
import java.util.Optional;

/** A list's results written and published at once. */
public final class Handed {

  private Handed() {}

  /** Of a list that is the first of its name. */
  public static WrittenFiles back(
      ResultWriter writer, String base, ListHead head, Iterator<ResultRow> rows, ListUsage usage) {
    return back(writer, base, head, rows, Optional.empty(), usage);
  }

  public static WrittenFiles back(
      ResultWriter writer,
      String base,
      ListHead head,
      Iterator<ResultRow> rows,
      Optional<Comparison> comparison,
      ListUsage usage) {
    try (ListResults results = writer.begin(base, head);
        ReadAhead<ResultRow, ParsedRow> ahead = new ReadAhead<>(rows, writer::parse)) {
      results.addAll(ahead);
      comparison.ifPresent(results::addAll);
      WrittenFiles written = results.prepare(usage);
      writer.publish(written.aside());
      writer.force(written.files().stream());
      return written;
    }
  }
}
