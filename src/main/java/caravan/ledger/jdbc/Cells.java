package caravan.ledger.jdbc;

import caravan.ledger.LedgerException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** Cells as the ledger writes them: a JSON array of strings. */
final class Cells {

  private static final JsonFactory JSON = new JsonFactory();

  private Cells() {}

  static String write(List<String> cells) {
    StringWriter text = new StringWriter(16 + 16 * cells.size());
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (String cell : cells) {
        json.writeString(cell);
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new LedgerException("Cells can't be written: " + e.getMessage(), e);
    }
    return text.toString();
  }

  static List<String> read(String text) {
    List<String> cells = new ArrayList<>();
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.VALUE_STRING) {
        cells.add(json.getText());
      }
    } catch (IOException e) {
      throw new LedgerException("Cells of the ledger can't be read: " + e.getMessage(), e);
    }
    return List.copyOf(cells);
  }
}
