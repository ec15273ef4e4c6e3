package caravan.results;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** A text as it stands in JSON. */
final class JsonText {

  private JsonText() {}

  static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
