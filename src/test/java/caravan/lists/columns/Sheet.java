package caravan.lists.columns;

import caravan.lists.cells.ColumnKind;
import caravan.lists.cells.SourceRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A small table for the tests of what its columns mean, cells separated by bars.
 *
 * @param header whether the names are the list's own
 */
record Sheet(List<String> names, List<SourceRecord> rows, boolean header) {

  /** A table under that header. */
  static Sheet of(String header, String... rows) {
    return new Sheet(Table.widened(split(header), 0), records(rows), true);
  }

  /** A table of so many columns without a header. */
  static Sheet headless(String... rows) {
    List<SourceRecord> records = records(rows);
    int width = HeaderLine.width(records);
    return new Sheet(Table.widened(List.of(), width), records, false);
  }

  static List<SourceRecord> records(String... rows) {
    return Stream.of(rows).map(row -> SourceRecord.of(split(row))).toList();
  }

  private static List<String> split(String line) {
    return List.of(line.split("\\|", -1));
  }

  /** The same row so many times. */
  static String[] times(int number, String row) {
    return Collections.nCopies(number, row).toArray(String[]::new);
  }

  /** Those rows, then these. */
  static String[] then(String[] rows, String... more) {
    List<String> all = new ArrayList<>(List.of(rows));
    Collections.addAll(all, more);
    return all.toArray(String[]::new);
  }

  List<Heading> headings() {
    return names.stream().map(name -> header ? Heading.of(name) : Heading.SILENT).toList();
  }

  Columns columns() {
    return new Columns(names, headings(), ColumnProfile.of(rows, names.size()), rows);
  }

  CodeColumn codes(int index) {
    return columns().codes(index);
  }

  /** A layout that takes codes from those columns. */
  Layout layout(int... codes) {
    List<CodeColumn> columns = IntStream.of(codes).mapToObj(this::codes).toList();
    return new Layout(header ? 1 : 0, names, columns, -1, -1, "", names.size() == 1);
  }

  Companions companions() {
    return new Companions(names, headings(), rows);
  }

  MarketplaceColumn marketplaces() {
    return new MarketplaceColumn(names, headings(), rows, header);
  }

  TypeColumn types() {
    return new TypeColumn(headings(), rows);
  }

  /** The column of marketplaces beside codes in the first column. */
  int domain() {
    return marketplaces().index(List.of(CodeColumn.of(0, names.get(0), ColumnKind.NONE)));
  }
}
