package caravan.results;

import caravan.codes.Barcode;
import caravan.codes.ListHead;
import caravan.codes.ProductCode;
import caravan.codes.ResultRow;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

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

  private static final int PRIMARY = COLUMNS.indexOf("primary");

  /** Where lines go, a cell for each of the columns. */
  private interface Lines {
    void write(List<String> cells) throws IOException;

    void finish() throws IOException;
  }

  private final Lines lines;
  private final PairSet written = new PairSet();
  private final InstantText instantText = new InstantText();

  private CrosswalkSink(Lines lines) {
    this.lines = lines;
  }

  static CrosswalkSink csv(Writer out, ListHead head, ResultRules rules) throws IOException {
    CsvTable table = new CsvTable(out, head, rules);
    table.line(line -> COLUMNS.forEach(line::own));
    return new CrosswalkSink(
        new Lines() {
          @Override
          public void write(List<String> cells) throws IOException {
            table.line(line -> cells.forEach(line::theirs));
          }

          @Override
          public void finish() throws IOException {
            table.flush();
          }
        });
  }

  /** The same as JSON objects, one a line; {@code primary} is true or false there. */
  static CrosswalkSink json(Writer out) throws IOException {
    JsonGenerator json =
        ResultJson.WRITTEN.createGenerator(out).setPrettyPrinter(new MinimalPrettyPrinter(""));
    return new CrosswalkSink(
        new Lines() {
          @Override
          public void write(List<String> cells) throws IOException {
            json.writeStartObject();
            for (int at = 0; at < cells.size(); at++) {
              json.writeFieldName(COLUMNS.get(at));
              if (at == PRIMARY) {
                json.writeBoolean(Boolean.parseBoolean(cells.get(at)));
              } else {
                json.writeString(cells.get(at));
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
  public void add(ResultRow row, List<ItemRow> items) throws IOException {
    for (Pair pair : Pair.of(items)) {
      if (written.add(pair)) {
        lines.write(cells(row, pair));
      }
    }
  }

  private List<String> cells(ResultRow row, Pair pair) {
    ProductCode code = row.code();
    Barcode barcode = pair.barcode();
    return List.of(
        pair.asin(),
        barcode.gtin14(),
        barcode.ean13(),
        barcode.upc12(),
        barcode.upc11(),
        barcode.upcGrouped(),
        String.valueOf(pair.primary()),
        code == null ? "" : code.text(),
        row.domain() == null ? "" : row.domain().word(),
        row.lookedUpAt() == null ? "" : instantText.text(row.lookedUpAt()));
  }

  @Override
  public void finish() throws IOException {
    lines.finish();
  }
}
