package caravan.lists.format;

import caravan.lists.cells.SourceRecord;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of one code a line, or of lines of words with codes in them. */
final class PlainRecords implements Records {

  private static final char NO_DELIMITER = '\t';

  private final TextLines lines;

  PlainRecords(Reader text) {
    this.lines = new TextLines(new UnicodeLines(text), NO_DELIMITER, false, true);
  }

  @Override
  public @Nullable SourceRecord next() throws IOException {
    String line = lines.next();
    return line == null ? null : SourceRecord.of(List.of(line));
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
