package caravan.lists.columns;

import caravan.lists.cells.SourceRecord;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of a table: what stands above each, and what its cells look like.
 *
 * @param headings what the names say; silent ones where there is no header
 */
record Columns(
    List<String> names,
    List<Heading> headings,
    List<ColumnProfile> profiles,
    List<SourceRecord> rows) {

  IntStream indexes() {
    return IntStream.range(0, names.size());
  }

  Heading heading(int index) {
    return headings.get(index);
  }

  ColumnProfile profile(int index) {
    return profiles.get(index);
  }

  /** As a message calls it. */
  String label(int index) {
    return labels().label(index);
  }

  ColumnNames labels() {
    return new ColumnNames(names);
  }

  /** As one that codes are taken from. */
  CodeColumn codes(int index) {
    CodeColumn column = CodeColumn.of(index, names.get(index), heading(index).hint());
    return profile(index).restricted() ? column.withShopNumbers() : column;
  }
}
