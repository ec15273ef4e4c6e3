package caravan.asinscope;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

/** JSON as it is read from strangers: bounded in depth and lengths. */
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
          // Names are kept for good once interned; a stranger could send ever new ones.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private Json() {}

  /** The JSON text between the two positions without the blanks between its parts. */
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
      }
    }
    return kept == start ? json.substring(start, end) : out.append(json, kept, end).toString();
  }
}
