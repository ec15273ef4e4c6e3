package caravan.lists;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of right codes, laid out in one of the ways in which programs lay them out.
 *
 * @param layout delimiter and quoting
 * @param lineEnd what ends a line, and breaks it inside a cell
 * @param encoding of the characters
 * @param mark whether a byte order mark stands in front
 * @param above what stands over the header, or over the first record if there is none
 * @param header the headings; empty if there are none
 * @param records the cells of each record, all of them as many
 * @param between what stands before each record, nothing or a line that is no row
 * @param ended whether the last line is ended
 */
record MadeTable(
    Way layout,
    String lineEnd,
    Charset encoding,
    boolean mark,
    List<String> above,
    List<String> header,
    List<List<String>> records,
    List<String> between,
    boolean ended) {

  /** A delimiter, and how cells are quoted. */
  enum Way {
    COMMA_AS_NEEDED(',', Quotes.AS_NEEDED),
    COMMA_ALWAYS(',', Quotes.ALWAYS),
    COMMA_NEVER(',', Quotes.NEVER),
    SEMICOLON_AS_NEEDED(';', Quotes.AS_NEEDED),
    SEMICOLON_ALWAYS(';', Quotes.ALWAYS),
    SEMICOLON_NEVER(';', Quotes.NEVER),
    TAB_AS_NEEDED('\t', Quotes.AS_NEEDED),
    TAB_NEVER('\t', Quotes.NEVER),
    BAR_AS_NEEDED('|', Quotes.AS_NEEDED),
    BAR_NEVER('|', Quotes.NEVER);

    final char delimiter;
    final Quotes quotes;

    Way(char delimiter, Quotes quotes) {
      this.delimiter = delimiter;
      this.quotes = quotes;
    }
  }

  /** Which cells are quoted. */
  enum Quotes {
    NEVER,
    AS_NEEDED,
    ALWAYS
  }

  byte[] bytes() {
    List<String> lines = new ArrayList<>(above);
    if (!header.isEmpty()) {
      lines.add(line(header));
    }
    for (int i = 0; i < records.size(); i++) {
      if (!between.get(i).equals(NOTHING)) {
        lines.add(between.get(i));
      }
      lines.add(line(records.get(i)));
    }
    String text = String.join(lineEnd, lines) + (ended ? lineEnd : "");
    return ((mark ? "\ufeff" : "") + text).getBytes(encoding);
  }

  /** No line at all between two records. */
  static final String NOTHING = "-";

  private String line(List<String> cells) {
    return String.join(String.valueOf(layout.delimiter), cells.stream().map(this::quoted).toList());
  }

  private String quoted(String cell) {
    boolean needed =
        cell.indexOf(layout.delimiter) >= 0 || cell.indexOf('"') >= 0 || cell.indexOf('\n') >= 0;
    return layout.quotes == Quotes.ALWAYS || (layout.quotes == Quotes.AS_NEEDED && needed)
        ? '"' + cell.replace("\"", "\"\"").replace("\n", lineEnd) + '"'
        : cell;
  }

  @Override
  public String toString() {
    return "%s, %s%s, lines end with %s, %d records%n%s"
        .formatted(
            layout,
            encoding,
            mark ? " with mark" : "",
            lineEnd.replace("\r", "CR").replace("\n", "LF"),
            records.size(),
            new String(bytes(), encoding).replace("\r", "\\r").replace("\n", "\\n\n"));
  }
}
