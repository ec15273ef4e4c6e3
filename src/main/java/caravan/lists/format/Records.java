package caravan.lists.format;

import caravan.lists.cells.SourceRecord;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of a list in their order, whatever its format. Blank lines and comments are none. */
public interface Records extends Closeable {

  /** As many columns as Excel has, and more than any list needs. */
  int MOST_COLUMNS = 16_384;

  /** Lines, records and cells longer than this are no list's. */
  int LONGEST = 1 << 20;

  /** The next record, or null after the last. */
  @Nullable SourceRecord next() throws IOException;

  /** What a person should know of what was read so far; empty if it goes without saying. */
  default String remark() {
    return "";
  }

  /** What was no row so far. */
  default Skipped skipped() {
    return Skipped.NONE;
  }

  /** The names that the format itself gives to its columns; it may grow while records are read. */
  default List<String> names() {
    return List.of();
  }
}
