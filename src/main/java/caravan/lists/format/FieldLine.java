package caravan.lists.format;

import caravan.lists.cells.CellCleaner;
import caravan.lists.columns.Heading;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line that is a field: its name, a mark, and its value, as in {@code ean: 4006381333931}.
 *
 * @param name of the field
 * @param value as it stands; may be empty
 * @param item whether the line begins an item of a list, with a dash
 */
record FieldLine(String name, String value, boolean item) {

  private static final Pattern FIELD =
      Pattern.compile(
          "\\s*+(-\\s++)?+[\"']?+(\\p{L}[\\p{L}\\p{M}\\p{N}_ ./()#-]{0,39}?)[\"']?\\s*"
              + "(?:[:=|]\\s|[:=]|\\s*\\t)\\s*+(.*)");

  /** The field that the line is; null if it is none. */
  static @Nullable FieldLine of(String line) {
    Matcher field = FIELD.matcher(line);
    return field.matches()
        ? new FieldLine(
            CellCleaner.strip(field.group(2)),
            value(CellCleaner.strip(field.group(3))),
            field.group(1) != null)
        : null;
  }

  /** JSON and its like put commas behind. */
  private static String value(String text) {
    return text.endsWith("\",") ? text.substring(0, text.length() - 1) : text;
  }

  /** Whether its name is that of codes and nothing else. */
  boolean code() {
    return Heading.of(name).certain();
  }
}
