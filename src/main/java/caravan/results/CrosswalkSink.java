package caravan.results;

import caravan.codes.ListHead;
import caravan.codes.ProductCode;
import caravan.codes.ResultRow;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line for each pair of product and barcode, told by the first row that it comes from. Pairs
 * that come again are left out as far as a {@link PairSet} remembers them: in a list of up to
 * 262,144 pairs always, in a longer one where no more than that came between.
 */
final class CrosswalkSink implements Sink {

  static final List<String> COLUMNS =
      List.of(
          "asin",
          "gtin14",
          "ean13",
          "upc12",
          "upc11",
          "upc_grouped",
          "primary",
          "code",
          "domain",
          "looked_up_at");

  private static final String PRIMARY = "primary";
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  /** Where lines go, cells by the names of their columns. */
  private interface Lines {
    void write(Map<String, String> cells) throws IOException;

    void finish() throws IOException;
  }

  private final Lines lines;
  private final PairSet written = new PairSet();
  private final Moments moments = new Moments();

  private CrosswalkSink(Lines lines) {
    this.lines = lines;
  }

  static CrosswalkSink csv(Writer out, ListHead head, Delimiter delimiter, Formulas formulas)
      throws IOException {
    CsvTable table = new CsvTable(out, delimiter.of(head), formulas);
    table.line(line -> COLUMNS.forEach(line::own));
    return new CrosswalkSink(
        new Lines() {
          @Override
          public void write(Map<String, String> cells) throws IOException {
            table.line(line -> cells.values().forEach(line::theirs));
          }

          @Override
          public void finish() throws IOException {
            table.flush();
          }
        });
  }

  /** The same as JSON objects, one a line; {@code primary} is true or false there. */
  static CrosswalkSink json(Writer out) throws IOException {
    JsonGenerator json = JSON.createGenerator(out).setPrettyPrinter(new MinimalPrettyPrinter(""));
    return new CrosswalkSink(
        new Lines() {
          @Override
          public void write(Map<String, String> cells) throws IOException {
            json.writeStartObject();
            for (Map.Entry<String, String> cell : cells.entrySet()) {
              json.writeFieldName(cell.getKey());
              if (cell.getKey().equals(PRIMARY)) {
                json.writeBoolean(Boolean.parseBoolean(cell.getValue()));
              } else {
                json.writeString(cell.getValue());
              }
            }
            json.writeEndObject();
            json.writeRaw('\n');
          }

          @Override
          public void finish() throws IOException {
            json.close();
          }
        });
  }

  @Override
  public void add(ResultRow row, List<Item> items) throws IOException {
    for (Pair pair : Pair.of(items)) {
      if (written.add(pair)) {
        lines.write(cells(row, pair));
      }
    }
  }

  private Map<String, String> cells(ResultRow row, Pair pair) {
    ProductCode code = row.code();
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("asin", pair.asin());
    cells.put("gtin14", pair.barcode().gtin14());
    cells.put("ean13", pair.barcode().ean13());
    cells.put("upc12", pair.barcode().upc12());
    cells.put("upc11", pair.barcode().upc11());
    cells.put("upc_grouped", pair.barcode().upcGrouped());
    cells.put(PRIMARY, String.valueOf(pair.primary()));
    cells.put("code", code == null ? "" : code.text());
    cells.put("domain", row.domain() == null ? "" : row.domain().word());
    cells.put("looked_up_at", row.lookedUpAt() == null ? "" : moments.text(row.lookedUpAt()));
    return cells;
  }

  @Override
  public void finish() throws IOException {
    lines.finish();
  }
}
