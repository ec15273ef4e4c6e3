package caravan.lists.reader;

import caravan.codes.Row;
import caravan.lists.UnreadableListException;
import caravan.lists.cells.SourceRecord;
import caravan.lists.columns.MarketLine;
import caravan.lists.columns.RowParser;
import caravan.lists.format.ListFormat;
import caravan.lists.format.Opening;
import caravan.lists.format.ReadFaults;
import caravan.lists.format.Sample;
import caravan.lists.format.Skipped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a list, read as they are asked for. After the last it is checked that the file is
 * still the one that was surveyed; {@code UnreadableListException} if it is not.
 */
public final class RowStream implements Iterator<Row>, AutoCloseable {

  /** The byte order mark, at the beginning of each of several files that were put together. */
  private static final String MARK = "\uFEFF";

  private final Opening.Opened opened;
  private final DetectedFormat detectedFormat;
  private final RowParser maker;
  private final int width;
  private final boolean text;
  private final @Nullable Sample sample;
  private final Deque<Row> next = new ArrayDeque<>(2);
  private List<String> header = List.of();
  private boolean ended;
  private int above;
  private long number;
  private long repeats;
  private long odd;
  private int widest;

  /**
   * @param width of each row, at least
   * @param sample takes some of the records from all over the list; null if nobody wants them
   */
  RowStream(
      Opening.Opened opened,
      DetectedFormat detectedFormat,
      RowParser maker,
      int width,
      @Nullable Sample sample) {
    this.opened = opened;
    this.detectedFormat = detectedFormat;
    this.maker = maker;
    this.width = width;
    this.sample = sample;
    this.text = detectedFormat.opening().format() == ListFormat.TEXT;
    this.above = detectedFormat.layout().above();
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty() && !ended) {
      try {
        advance();
      } catch (IOException e) {
        throw ReadFaults.ofReading(e);
      }
    }
    return !next.isEmpty();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the list has no more rows");
    }
    return next.remove();
  }

  private void advance() throws IOException {
    SourceRecord line = opened.records().next();
    for (; line != null && above > 0; above--) {
      header = line.cells();
      maker.above(line);
      line = opened.records().next();
    }
    if (line == null) {
      ended = true;
      refuseChanged();
    } else if (!header.isEmpty() && again(line.cells())) {
      repeats++;
    } else if (text && line.cells().size() == 1 && MarketLine.comment(line.cell(0))) {
      maker.begins(line);
    } else {
      take(line);
    }
  }

  /** Whether it is the header once more, as where files were put together, each with its mark. */
  private boolean again(List<String> cells) {
    return cells.equals(header)
        || (!cells.isEmpty()
            && cells.get(0).startsWith(MARK)
            && cells.subList(1, cells.size()).equals(header.subList(1, header.size()))
            && bare(cells.get(0)).equals(bare(header.get(0))));
  }

  private static String bare(String cell) {
    String text = cell.startsWith(MARK) ? cell.substring(1) : cell;
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }

  private void take(SourceRecord line) {
    if (line.broken().isEmpty()) {
      widest = Math.max(widest, line.cells().size());
      odd += header.isEmpty() || line.cells().size() == header.size() ? 0 : 1;
      if (sample != null) {
        sample.offer(line);
      }
    }
    List<Row> rows = maker.rows(number + 1, line, width);
    number += rows.size();
    next.addAll(rows);
  }

  private void refuseChanged() throws IOException {
    if (!opened.content().sha256().equals(detectedFormat.sha256())) {
      throw new UnreadableListException(
          "the file changed while it was read; drop it again when it is complete");
    }
  }

  /** The most cells that any row had so far. */
  int widest() {
    return widest;
  }

  /** Rows whose number of cells is not that of the header. */
  long odd() {
    return odd;
  }

  /** Further lines with the headings, which are no rows. */
  long repeats() {
    return repeats;
  }

  /** What else was no row so far. */
  Skipped skipped() {
    return opened.records().skipped();
  }

  String remark() {
    return opened.records().remark();
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
