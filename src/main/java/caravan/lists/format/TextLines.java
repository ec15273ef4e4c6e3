package caravan.lists.format;

import caravan.lists.cells.CellCleaner;
import caravan.lists.columns.MarketLine;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** The lines of a text that may be rows; the others are counted. */
final class TextLines implements Closeable {

  private final BufferedReader lines;
  private final char delimiter;
  private final boolean ruled;
  private final boolean markets;
  private boolean first = true;
  private long blank;
  private long comments;
  private long rules;

  /**
   * @param delimiter a line that holds it is no comment
   * @param ruled whether lines of dashes are no rows
   * @param markets whether a comment that is a marketplace is told, though it is no row
   */
  TextLines(Reader text, char delimiter, boolean ruled, boolean markets) {
    this.lines = new BufferedReader(new LineGuard(text, Records.LONGEST));
    this.delimiter = delimiter;
    this.ruled = ruled;
    this.markets = markets;
  }

  @Nullable String next() throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (CellCleaner.blank(line)) {
        blank++;
      } else if (Comment.is(line, delimiter)) {
        comments++;
        if (markets && MarketLine.comment(line)) {
          return line;
        }
      } else if (first && SeparatorLine.is(line)) {
        first = false;
      } else if (ruled && RuleLine.is(line, delimiter)) {
        rules++;
      } else {
        first = false;
        return line;
      }
    }
    return null;
  }

  Skipped skipped() {
    return new Skipped(blank, comments, rules, 0);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
