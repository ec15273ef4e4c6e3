package caravan.lists.format;

import caravan.lists.UnreadableListException;
import caravan.lists.cells.SourceRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of a table that lies on its side, each a record; it is in memory for that. */
final class TurnedRecords implements Records {

  private static final int MOST_CELLS = 500_000;

  private final Records lines;
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
    for (SourceRecord line = lines.next(); line != null; line = lines.next()) {
      read.add(line);
      width = Math.max(width, line.cells().size());
      if ((long) width * read.size() > MOST_CELLS) {
        throw new UnreadableListException(
            "a table that lies on its side is read up to %,d cells; turn it (copy, paste"
                    .formatted(MOST_CELLS)
                + " transposed) and drop it again");
      }
    }
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
}
