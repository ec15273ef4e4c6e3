package caravan.lists.format;

import caravan.lists.UnreadableListException;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.SourceRecord;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table that lies on its side, each a record, behind the titles over it. The table
 * is in memory for that.
 */
public final class TurnedRecords implements Records {

  private static final int MOST_CELLS = 500_000;
  private static final long MOST_CHARACTERS = 16L << 20;

  /** A line over the table with a word, and its value. */
  private static final int TITLE = 2;

  private final Records lines;
  private final Queue<SourceRecord> titles = new ArrayDeque<>();
  private final List<SourceRecord> read = new ArrayList<>();
  private boolean begun;
  private int width;
  private int column;

  /**
   * @param lines of the table; closed with this
   */
  TurnedRecords(Records lines) {
    this.lines = lines;
  }

  @Override
  public @Nullable SourceRecord next() throws IOException {
    if (!begun) {
      begun = true;
      read();
    }
    if (!titles.isEmpty()) {
      return titles.remove();
    }
    while (column < width) {
      int at = column++;
      SourceRecord record = SourceRecord.of(read.stream().map(line -> line.cell(at)).toList());
      if (!record.blank()) {
        return record;
      }
    }
    return null;
  }

  private void read() throws IOException {
    long cells = 0;
    long characters = 0;
    for (SourceRecord line = lines.next(); line != null; line = lines.next()) {
      int filled = filled(line);
      cells += filled;
      characters += line.cells().stream().mapToLong(String::length).sum();
      if (cells > MOST_CELLS || characters > MOST_CHARACTERS) {
        throw new TooLargeException();
      }
      if (read.isEmpty() && filled <= TITLE) {
        titles.add(line);
      } else {
        read.add(line);
        width = Math.max(width, filled);
      }
    }
  }

  /** How many cells there are up to the last that says something. */
  private static int filled(SourceRecord line) {
    int filled = line.cells().size();
    while (filled > 0 && CellCleaner.blank(line.cell(filled - 1))) {
      filled--;
    }
    return filled;
  }

  @Override
  public String remark() {
    return lines.remark();
  }

  @Override
  public Skipped skipped() {
    return lines.skipped();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /** The table has more cells, or more text, than may lie in memory. */
  public static final class TooLargeException extends UnreadableListException {

    private static final long serialVersionUID = 1L;

    TooLargeException() {
      super(
          "a table that lies on its side is read up to %,d cells; turn it (copy, paste transposed)"
                  .formatted(MOST_CELLS)
              + " and drop it again");
    }
  }
}
