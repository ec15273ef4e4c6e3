package caravan.lists.format;

import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.CodeParser;
import caravan.lists.cells.SourceRecord;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A table whose columns stand at the same place in each line, with blanks between them. */
final class FixedRecords implements Records {

  /** So many lines may break through a gap, of a hundred: titles, totals. */
  private static final int BROKEN_PERCENT = 10;

  private static final Pattern RULES = Pattern.compile("\\s*+[-=]{2,}+(?:\\s++[-=]{2,}+)++\\s*+");
  private static final int FEW = 3;
  private static final int SURE = 10;

  private final TextLines lines;
  private final List<Integer> stops;
  private long hidden;

  /**
   * @param stops where each column begins
   */
  FixedRecords(Reader text, List<Integer> stops) {
    this.lines = new TextLines(text, '\t', true, false);
    this.stops = List.copyOf(stops);
  }

  /** Where columns begin if the lines have any; empty if they have not. */
  static List<Integer> stops(List<String> all) {
    for (String line : all) {
      if (RULES.matcher(line).matches()) {
        return begins(line);
      }
    }
    List<String> body = all.stream().filter(FixedRecords::coded).toList();
    List<Integer> stops = gaps(all, all.size() * BROKEN_PERCENT / 100);
    return stops.size() > 1 || body.size() < FEW ? stops : gaps(body, 0);
  }

  /** Groups of dashes under the headings show the columns. */
  private static List<Integer> begins(String rules) {
    List<Integer> stops = new ArrayList<>();
    for (int i = 0; i < rules.length(); i++) {
      if (!CellCleaner.blank(rules.charAt(i))
          && (i == 0 || CellCleaner.blank(rules.charAt(i - 1)))) {
        stops.add(i);
      }
    }
    return stops;
  }

  private static boolean coded(String line) {
    return !CodeParser.codesIn(line).isEmpty();
  }

  /** A number of eight digits in a title is an invoice's. */
  private static boolean sure(String line) {
    return CodeParser.codesIn(line).stream().anyMatch(code -> code.length() >= SURE);
  }

  private static List<Integer> gaps(List<String> lines, int most) {
    int width = lines.stream().mapToInt(String::length).max().orElse(0);
    int[] filled = new int[width + 1];
    for (String line : lines) {
      for (int i = 0; i < line.length(); i++) {
        filled[i] += CellCleaner.blank(line.charAt(i)) ? 0 : 1;
      }
    }
    List<Integer> stops = new ArrayList<>();
    boolean gap = true;
    for (int i = 0; i < width; i++) {
      boolean empty = filled[i] <= most;
      if (!empty && gap) {
        stops.add(i);
      }
      gap = empty;
    }
    return stops.size() > 1 ? stops : List.of();
  }

  @Override
  public @Nullable SourceRecord next() throws IOException {
    String line = lines.next();
    return line == null ? null : SourceRecord.of(cells(line));
  }

  /** A line that breaks through the gaps, a title, is one cell; a row's long cell may reach on. */
  private List<String> cells(String line) {
    List<String> cells = new ArrayList<>(stops.size());
    int from = 0;
    for (int i = 0; i < stops.size(); i++) {
      int next = i + 1 < stops.size() ? stops.get(i + 1) : line.length();
      int to = Math.min(line.length(), next);
      if (i + 1 < stops.size() && to < line.length() && !CellCleaner.blank(line.charAt(to - 1))) {
        to = end(line, to);
        int after = i + 2 < stops.size() ? stops.get(i + 2) : line.length();
        if (to >= after || !coded(line.substring(0, from))) {
          hidden += sure(line) ? 1 : 0;
          return List.of(line);
        }
      }
      cells.add(CellCleaner.strip(line.substring(from, to)));
      from = to;
    }
    return cells;
  }

  /** Where what stands at that place ends. */
  private static int end(String line, int at) {
    int end = at;
    while (end < line.length() && !CellCleaner.blank(line.charAt(end))) {
      end++;
    }
    return end;
  }

  @Override
  public Skipped skipped() {
    Skipped skipped = lines.skipped();
    return new Skipped(skipped.blank(), skipped.comments(), skipped.rules(), hidden);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
