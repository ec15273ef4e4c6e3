package caravan.lists;

import caravan.codes.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a list, read as they are asked for. After the last it is checked that the file is
 * still the one that was surveyed; {@code UnreadableListException} if it is not.
 */
public final class RowStream implements Iterator<Row>, AutoCloseable {

  private final Opening.Opened opened;
  private final Decision decision;
  private final RowMaker maker;
  private final int width;
  private @Nullable Row next;
  private boolean ended;
  private int above;
  private long number;
  private int widest;

  RowStream(Opening.Opened opened, Decision decision, RowMaker maker, int width) {
    this.opened = opened;
    this.decision = decision;
    this.maker = maker;
    this.width = width;
    this.above = decision.layout().above();
  }

  @Override
  public boolean hasNext() {
    if (next == null && !ended) {
      try {
        advance();
      } catch (IOException e) {
        throw Faults.ofReading(e);
      }
    }
    return next != null;
  }

  @Override
  public Row next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException("the list has no more rows");
    }
    Row row = next;
    next = null;
    return row;
  }

  private void advance() throws IOException {
    Line line = opened.records().next();
    for (; line != null && above > 0; above--) {
      widest = line.cells().size();
      line = opened.records().next();
    }
    if (line == null) {
      ended = true;
      refuseChanged();
    } else {
      if (line.broken().isEmpty()) {
        widest = Math.max(widest, line.cells().size());
      }
      next = maker.row(++number, line, width);
    }
  }

  private void refuseChanged() throws IOException {
    if (!opened.content().sha256().equals(decision.sha256())) {
      throw new UnreadableListException(
          "the file changed while it was read; drop it again when it is complete");
    }
  }

  /** The most cells that any record had so far, the header among them. */
  int widest() {
    return widest;
  }

  /** The names that the format itself gave to the columns so far. */
  List<String> names() {
    return opened.records().names();
  }

  @Override
  public void close() {
    try {
      opened.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
