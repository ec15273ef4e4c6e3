package caravan.lists.format;

import caravan.lists.UnreadableListException;
import caravan.lists.cells.SourceRecord;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table in text that quotes nothing: a record a line, a quotation mark is a character. */
final class SplitRecords implements Records {

  private final TextLines lines;
  private final char delimiter;

  SplitRecords(Reader text, char delimiter) {
    this.lines = new TextLines(text, delimiter, true, true);
    this.delimiter = delimiter;
  }

  @Override
  public @Nullable SourceRecord next() throws IOException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      SourceRecord cells = SourceRecord.of(split(line));
      if (!cells.blank()) {
        return cells;
      }
    }
    return null;
  }

  private List<String> split(String line) {
    List<String> cells = new ArrayList<>();
    int from = 0;
    for (int to = line.indexOf(delimiter); to >= 0; to = line.indexOf(delimiter, from)) {
      cells.add(line.substring(from, to));
      from = to + 1;
    }
    cells.add(line.substring(from));
    if (cells.size() > MOST_COLUMNS) {
      throw new UnreadableListException(
          "a line of more than %,d cells; a list has one row a line".formatted(MOST_COLUMNS));
    }
    return cells;
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
