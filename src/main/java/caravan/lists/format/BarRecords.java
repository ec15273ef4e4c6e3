package caravan.lists.format;

import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.SourceRecord;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table with bars at both ends of its lines, as SAP prints them and Markdown has them. */
final class BarRecords implements Records {

  private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");

  /** Bars of boxes, as clients of databases draw them. */
  private static final String DRAWN = "\u2502\u2503\u2551";

  private final TextLines lines;
  private boolean first = true;

  BarRecords(Reader text) {
    this.lines = new TextLines(text, '|', true, true);
  }

  /** Whether the line has a bar at both ends. */
  static boolean is(String line) {
    String bare = CellCleaner.strip(line);
    return bare.length() > 2
        && bar(bare.charAt(0))
        && bare.charAt(0) == bare.charAt(bare.length() - 1);
  }

  private static boolean bar(char c) {
    return c == '|' || DRAWN.indexOf(c) >= 0;
  }

  @Override
  public @Nullable SourceRecord next() throws IOException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      SourceRecord cells = SourceRecord.of(is(line) ? barred(line) : List.of(line));
      if (!cells.blank()) {
        return cells;
      }
    }
    return null;
  }

  /** Jira and Confluence double every bar of the headings. */
  private List<String> barred(String line) {
    String text = CellCleaner.strip(line);
    boolean doubled = first && text.startsWith("||") && text.replace("||", "").indexOf('|') < 0;
    first = false;
    return cells(doubled ? text.replace("||", "|") : text);
  }

  private static List<String> cells(String line) {
    Pattern bar = line.charAt(0) == '|' ? BAR : Pattern.compile(line.substring(0, 1));
    return Stream.of(bar.split(line.substring(1, line.length() - 1), -1))
        .map(cell -> CellCleaner.strip(cell.replace("\\|", "|")))
        .toList();
  }

  @Override
  public Skipped skipped() {
    return lines.skipped();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
