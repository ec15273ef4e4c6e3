package caravan.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Cells as the ledger writes them: a JSON array of strings. */
final class Cells {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Cells() {}

  static String write(List<String> cells) {
    try {
      return JSON.writeValueAsString(cells);
    } catch (JsonProcessingException e) {
      throw new LedgerException("Cells can't be written: " + e.getOriginalMessage(), e);
    }
  }

  static List<String> read(String text) {
    try {
      return List.of(JSON.readValue(text, String[].class));
    } catch (JsonProcessingException e) {
      throw new LedgerException("Cells of the ledger can't be read: " + e.getOriginalMessage(), e);
    }
  }
}
