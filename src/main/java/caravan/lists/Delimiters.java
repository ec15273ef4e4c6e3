package caravan.lists;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Finds out from the beginning of a text whether it is a table, and what separates its cells. */
final class Delimiters {

  private static final char[] CANDIDATES = {';', '\t', ',', '|'};

  private final Columns columns = new Columns();
  private final boolean promised;

  /**
   * @param promised whether the file's ending promises a table
   */
  Delimiters(boolean promised) {
    this.promised = promised;
  }

  /** The delimiter of the table that begins so; empty if it is a plain list. */
  OptionalInt find(String text) {
    String firstLine = text.lines().findFirst().orElse("");
    if (SeparatorLine.is(firstLine)) {
      return OptionalInt.of(SeparatorLine.delimiter(firstLine));
    }
    OptionalInt best = OptionalInt.empty();
    double bestScore = 0;
    for (char candidate : CANDIDATES) {
      double score = text.indexOf(candidate) < 0 ? 0 : score(records(text, candidate));
      if (score > bestScore) {
        bestScore = score;
        best = OptionalInt.of(candidate);
      }
    }
    return best;
  }

  /** How much of a table the records look like: codes in a column, and the same width in each. */
  private double score(List<Line> records) {
    long wide = records.stream().filter(r -> r.cells().size() > 1).count();
    if (wide == 0) {
      return 0;
    }
    long same =
        records.stream()
            .filter(r -> r.cells().size() > 1)
            .collect(Collectors.groupingBy(r -> r.cells().size(), Collectors.counting()))
            .values()
            .stream()
            .mapToLong(Long::longValue)
            .max()
            .orElse(0);
    double share = (double) same / records.size();
    Layout layout = columns.ofTable(records);
    boolean wideHeader = layout.header() && wide(records.get(layout.above() - 1));
    boolean table = promised || wideHeader || columns.codeColumns(records) == 1;
    return table && (wideHeader || share >= 0.5) ? share + (layout.hasCodes() ? 2 : 0) : 0;
  }

  /** A comma at a line's end makes no second column. */
  private static boolean wide(Line header) {
    return header.cells().stream().filter(cell -> !Tidy.blank(cell)).count() > 1;
  }

  private static List<Line> records(String text, char delimiter) {
    List<Line> records = new ArrayList<>();
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      for (CsvRecord csvRecord : csv) {
        Line line = Line.of(csvRecord.getFields());
        if (!line.blank() && (records.isEmpty() || !Comment.is(line.cell(0), delimiter))) {
          records.add(line);
        }
      }
    } catch (CsvParseException e) {
      return records; // what came before the fault tells; reading in earnest names the fault
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }
}
