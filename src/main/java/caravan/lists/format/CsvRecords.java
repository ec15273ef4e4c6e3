package caravan.lists.format;

import caravan.lists.UnreadableListException;
import caravan.lists.cells.CodeParser;
import caravan.lists.cells.SourceRecord;
import caravan.lists.columns.MarketLine;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A table in text, its cells quoted or not. */
public final class CsvRecords implements Records {

  /** A quotation mark is where none can be. */
  public static final class QuoteException extends UnreadableListException {

    private static final long serialVersionUID = 1L;

    QuoteException(String reason, Throwable cause) {
      super(reason, cause);
    }
  }

  private static final int FEW = 3;

  private final CsvReader<CsvRecord> csv;
  private final CloseableIterator<CsvRecord> records;
  private final char delimiter;
  private boolean first = true;
  private int width;
  private long expected = 1;
  private long blank;
  private long comments;
  private long rules;
  private long hidden;
  private List<String> last = List.of();

  CsvRecords(Reader text, char delimiter) {
    this.delimiter = delimiter;
    this.csv =
        settings(delimiter)
            .build(
                CsvRecordHandler.of(c -> c.maxFields(MOST_COLUMNS).maxFieldSize(LONGEST)),
                new LineGuard(text, LONGEST));
    this.records = csv.iterator();
  }

  private static CsvReader.CsvReaderBuilder settings(char delimiter) {
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .maxBufferSize(2 * LONGEST)
        .allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .skipEmptyLines(true);
  }

  @Override
  public @Nullable SourceRecord next() throws IOException {
    try {
      while (records.hasNext()) {
        SourceRecord line = line(records.next());
        if (line != null) {
          first = false;
          return line;
        }
      }
      severalLines(last);
      last = List.of();
      return null;
    } catch (CsvParseException e) {
      throw e.getCause() instanceof UnreadableListException cause
          ? cause
          : new QuoteException(reason(e), e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private @Nullable SourceRecord line(CsvRecord csvRecord) {
    long begins = csvRecord.getStartingLineNumber();
    if (begins > expected) {
      blank += begins - expected - severalLines(last);
    }
    expected = begins + 1;
    List<String> cells = csvRecord.getFields();
    last = cells;
    if (cells.size() == 1 && Comment.is(cells.get(0), delimiter)) {
      comments++;
      return MarketLine.comment(cells.get(0)) ? SourceRecord.of(cells) : null;
    }
    if (first && cells.size() <= 2 && SeparatorLine.is(cells.get(0))) {
      first = false;
      return null;
    }
    if (RuleLine.is(cells)) {
      rules++;
      return null;
    }
    width = width <= 1 ? cells.size() : width; // a title has one cell
    SourceRecord line = SourceRecord.of(cells);
    blank += line.blank() ? 1 : 0;
    return line.blank() ? null : line;
  }

  /** How many lines the cells of a record have more than one; notices those that swallow rows. */
  private long severalLines(List<String> cells) {
    long more = 0;
    for (String cell : cells) {
      if (cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0) {
        more += severalLines(cell, cells.size());
      }
    }
    return more;
  }

  /** A cell over several lines is one of the list's, or a quotation mark that swallows rows. */
  private long severalLines(String cell, int own) {
    long lines = 0;
    boolean rows = false;
    for (String line : (Iterable<String>) cell.lines()::iterator) {
      lines++;
      String[] pieces = line.split(Pattern.quote(String.valueOf(delimiter)), -1);
      rows |= wide(pieces.length, own) && Arrays.stream(pieces).anyMatch(CodeParser::likely);
    }
    hidden += rows ? 1 : 0;
    char end = cell.charAt(cell.length() - 1);
    return end == '\n' || end == '\r' ? lines : lines - 1;
  }

  /** Whether so many pieces are a row: as wide as the table, or as the record that they are in. */
  private boolean wide(int pieces, int own) {
    return pieces == width || (pieces > 1 && pieces == own) || (width >= FEW && pieces * 2 > width);
  }

  @Override
  public Skipped skipped() {
    return new Skipped(blank, comments, rules, hidden);
  }

  private static String reason(CsvParseException e) {
    String said = String.valueOf(e.getMessage());
    if (said.startsWith("Unclosed quoted") || said.startsWith("The maximum buffer size")) {
      return "a quote is opened and not closed, in the record that begins at line "
          + startIn(said)
          + "; close it, or double the quotes inside a quoted cell";
    }
    if (said.startsWith("Unexpected character after closing quote")) {
      return "a quoted cell goes on after its closing quote, in the record that begins at line "
          + startIn(said)
          + "; double the quotes inside a quoted cell";
    }
    return "not readable as a table: " + said;
  }

  private static String startIn(String said) {
    return said.replaceAll("(?s).*starting at line (\\d+).*", "$1");
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
