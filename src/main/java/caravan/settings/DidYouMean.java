package caravan.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses what was meant by a misspelt name. */
final class DidYouMean {

  private static final String COMMON = "caravan.";

  private DidYouMean() {}

  /** The known name that takes the fewest strokes to reach, if that is not far off. */
  static Optional<String> find(String name, Collection<String> known) {
    return known.stream()
        .filter(candidate -> strokes(name, candidate) <= Math.max(4, own(name) / 3))
        .min(
            Comparator.<String>comparingInt(candidate -> strokes(name, candidate))
                .thenComparing(candidate -> -shared(name, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** How much of it is not what every name begins with. */
  private static int own(String name) {
    return name.startsWith(COMMON) ? name.length() - COMMON.length() : name.length();
  }

  /** The Levenshtein distance: letters to put in, take out or change. */
  static int strokes(String one, String other) {
    int[] above = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[other.length()];
  }

  private static int shared(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length;
  }
}
