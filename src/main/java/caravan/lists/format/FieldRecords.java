package caravan.lists.format;

import caravan.lists.UnreadableListException;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.CodeParser;
import caravan.lists.cells.SourceRecord;
import caravan.lists.columns.Heading;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of several lines, a field each, as clients of databases print them and settings are written.
 * A row begins where a name comes again, with a dash, or behind a line that is no field. What is no
 * row and has no code says what holds for those behind it, if it names a marketplace.
 */
final class FieldRecords implements Records {

  private static final int LEAST_ROWS = 2;
  private static final double MOST = 0.6;
  private static final int FIRST = 400;
  private static final int MOST_NAMES = 1_000;

  private final TextLines lines;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final Map<String, String> common = new LinkedHashMap<>();
  private @Nullable FieldLine ahead;
  private long others;
  private long hidden;
  private boolean ended;

  FieldRecords(Reader text) {
    this.lines = new TextLines(text, '\t', true, false);
  }

  /** Whether the text is written so: a code and something else in each row. */
  static boolean are(String text) {
    List<String> filled =
        text.lines().filter(line -> !CellCleaner.blank(line)).limit(FIRST).toList();
    List<FieldLine> fields = new ArrayList<>();
    for (String line : filled) {
      FieldLine field = FieldLine.of(line);
      if (field != null) {
        fields.add(field);
      }
    }
    return fields.size() >= MOST * filled.size() && dense(fields);
  }

  /** A name of codes comes again and again with codes, and another nearly as often. */
  private static boolean dense(List<FieldLine> fields) {
    Map<String, Integer> names = new LinkedHashMap<>();
    fields.forEach(field -> names.merge(field.name(), 1, Integer::sum));
    for (Map.Entry<String, Integer> name : names.entrySet()) {
      int rows = name.getValue();
      if (rows >= LEAST_ROWS && Heading.of(name.getKey()).certain()) {
        long codes =
            fields.stream()
                .filter(f -> f.name().equals(name.getKey()) && CodeParser.likely(f.value()))
                .count();
        boolean beside =
            names.entrySet().stream()
                .anyMatch(n -> !Heading.of(n.getKey()).names() && n.getValue() >= MOST * rows);
        boolean few = names.size() <= MOST * fields.size();
        return codes >= MOST * rows && beside && few;
      }
    }
    return false;
  }

  @Override
  public @Nullable SourceRecord next() throws IOException {
    while (!ended) {
      Map<String, String> row = block();
      if (row.keySet().stream().anyMatch(columns::containsKey) || coded(row)) {
        common.forEach(row::putIfAbsent);
        return cells(row);
      }
      others += row.size();
      hidden += row.values().stream().filter(FieldRecords::codes).count();
      row.forEach(
          (name, value) -> {
            if (Heading.of(name).domain()) {
              common.put(name, value);
            }
          });
    }
    return null;
  }

  private static boolean coded(Map<String, String> row) {
    return row.keySet().stream().anyMatch(name -> Heading.of(name).certain());
  }

  /** The fields up to the next row; none of a line that is no field. */
  private Map<String, String> block() throws IOException {
    Map<String, String> row = new LinkedHashMap<>();
    if (ahead != null) {
      row.put(ahead.name(), ahead.value());
      ahead = null;
    }
    for (String line = lines.next(); line != null; line = lines.next()) {
      FieldLine field = FieldLine.of(line);
      if (field == null) {
        others++;
        hidden += codes(line) ? 1 : 0;
        return row;
      }
      if (row.containsKey(field.name()) || (field.item() && !row.isEmpty())) {
        ahead = field;
        return row;
      }
      row.put(field.name(), field.value());
      refuseMore(row.size());
    }
    ended = true;
    return row;
  }

  private static boolean codes(String text) {
    return !CodeParser.codesIn(text).isEmpty();
  }

  private static void refuseMore(int names) {
    if (names > MOST_NAMES) {
      throw new UnreadableListException(
          "the fields have more than %,d different names; a list has the same few in each row"
              .formatted(MOST_NAMES));
    }
  }

  private SourceRecord cells(Map<String, String> row) {
    row.keySet().forEach(name -> columns.putIfAbsent(name, columns.size()));
    refuseMore(columns.size());
    return SourceRecord.of(
        columns.keySet().stream().map(name -> row.getOrDefault(name, "")).toList());
  }

  @Override
  public List<String> names() {
    return List.copyOf(columns.keySet());
  }

  @Override
  public Skipped skipped() {
    Skipped skipped = lines.skipped();
    return new Skipped(skipped.blank(), skipped.comments() + others, skipped.rules(), hidden);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
