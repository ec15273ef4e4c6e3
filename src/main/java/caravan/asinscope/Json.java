package caravan.asinscope;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;

/**
 * JSON as it is read from strangers: bounded in depth and lengths. NaN and the infinities, which
 * some languages write and JSON does not know, are read as values that say nothing.
 */
final class Json {

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(100)
                  .maxStringLength(4 << 20)
                  .maxNumberLength(1_000)
                  .maxNameLength(10_000)
                  .build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          // Names are kept for good once interned; a stranger could send ever new ones.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private Json() {}

  /**
   * The JSON text between the two positions without the blanks between its parts, null in the place
   * of NaN and the infinities.
   */
  static String compact(String json, int start, int end) {
    StringBuilder out = new StringBuilder(end - start);
    int kept = start;
    boolean quoted = false;
    for (int at = start; at < end; at++) {
      char one = json.charAt(at);
      if (one == '"') {
        quoted = !quoted;
      } else if (quoted && one == '\\') {
        at++;
      } else if (!quoted && one <= ' ') {
        out.append(json, kept, at);
        kept = at + 1;
      } else if (!quoted && (one == 'N' || one == 'I')) {
        out.append(json, kept, signed(json, at) ? at - 1 : at).append("null");
        while (at + 1 < end && Character.isLetter(json.charAt(at + 1))) {
          at++;
        }
        kept = at + 1;
      }
    }
    return kept == start ? json.substring(start, end) : out.append(json, kept, end).toString();
  }

  private static boolean signed(String json, int at) {
    return at > 0 && (json.charAt(at - 1) == '-' || json.charAt(at - 1) == '+');
  }
}
