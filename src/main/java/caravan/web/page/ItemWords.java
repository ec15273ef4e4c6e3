package caravan.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Puts an answer into a line. */
final class ItemWords {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ItemWords() {}

  /** The first item's ASIN and title, and how many more there are; empty where there is none. */
  static String line(String items) {
    try {
      JsonNode all = JSON.readTree(items);
      JsonNode first = all.path(0);
      String words = (text(first, "asin") + " " + text(first, "title")).strip();
      return all.size() > 1 ? words + " (and " + Words.number(all.size() - 1L) + " more)" : words;
    } catch (IOException e) {
      return "";
    }
  }

  private static String text(JsonNode item, String name) {
    return item.path(name).isTextual() ? item.path(name).asText() : "";
  }
}
