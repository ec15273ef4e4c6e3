package caravan.lists;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table in text, its cells quoted or not. */
final class CsvRecords implements Records {

  private final CsvReader<CsvRecord> csv;
  private final CloseableIterator<CsvRecord> records;
  private final char delimiter;
  private boolean first = true;

  CsvRecords(Reader text, char delimiter) {
    this.delimiter = delimiter;
    this.csv =
        settings(delimiter)
            .commentStrategy(CommentStrategy.READ)
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
  public @Nullable Line next() throws IOException {
    try {
      while (records.hasNext()) {
        Line line = line(records.next());
        if (line != null) {
          first = false;
          return line;
        }
      }
      return null;
    } catch (CsvParseException e) {
      throw e.getCause() instanceof UnreadableListException cause
          ? cause
          : new UnreadableListException(reason(e), e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private @Nullable Line line(CsvRecord csvRecord) {
    if (csvRecord.isComment()) {
      return marked("#" + csvRecord.getField(0));
    }
    List<String> cells = csvRecord.getFields();
    boolean separator = first && SeparatorLine.is(cells.get(0)) && cells.size() <= 2;
    Line line = Line.of(cells);
    return separator || line.blank() ? null : line;
  }

  /** Not every line that begins so is a comment: nor is a spreadsheet's error, nor a "#" column. */
  private @Nullable Line marked(String text) {
    if (!Comment.is(text, delimiter)) {
      return Line.of(settings(delimiter).ofSingleCsvRecord(text).getFields());
    }
    if (!first || text.length() < 2 || text.charAt(1) != delimiter) {
      return null;
    }
    List<String> cells = settings(delimiter).ofSingleCsvRecord(text).getFields();
    return cells.stream().anyMatch(cell -> Header.of(cell).speaks()) ? Line.of(cells) : null;
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
