package caravan.settings;

import java.util.function.Function;
import java.util.regex.Pattern;

/** Whole numbers as people type them: {@code 150000}, {@code 150_000}, {@code 150,000}. */
final class WholeNumbers {

  private static final Pattern PLAIN = Pattern.compile("[0-9]{1,10}");
  private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}(?:[_,][0-9]{3}){1,3}");

  private WholeNumbers() {}

  /** Reads a whole number of that range, both ends included. */
  static Function<String, Integer> between(int least, int most) {
    return text -> {
      boolean number = PLAIN.matcher(text).matches() || GROUPED.matcher(text).matches();
      long value = number ? Long.parseLong(text.replace("_", "").replace(",", "")) : -1;
      if (value < least || value > most) {
        throw new IllegalArgumentException("must be a whole number from " + least + " to " + most);
      }
      return (int) value;
    };
  }
}
