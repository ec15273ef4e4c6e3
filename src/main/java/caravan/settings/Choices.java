package caravan.settings;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values that are one of a few words, in any case. */
final class Choices {

  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  private Choices() {}

  /** Reads the constant of that word. */
  static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type) {
    return text ->
        Arrays.stream(type.getEnumConstants())
            .filter(constant -> constant.name().equalsIgnoreCase(text))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("must be " + choice(type)));
  }

  /** Reads one of those words, in any case, as its place among them. */
  static Function<String, Integer> indexOf(List<String> words) {
    return text -> {
      int index = words.indexOf(text.toLowerCase(Locale.ROOT));
      if (index < 0) {
        throw new IllegalArgumentException("must be " + choice(words.stream()));
      }
      return index;
    };
  }

  /** Reads words with commas between them, at least one. */
  static <E extends Enum<E>> Function<String, Set<E>> someOf(Class<E> type) {
    return text -> {
      Set<E> chosen = EnumSet.noneOf(type);
      for (String word : COMMA.split(text, -1)) {
        if (Arrays.stream(type.getEnumConstants())
            .noneMatch(e -> e.name().equalsIgnoreCase(word))) {
          throw new IllegalArgumentException(
              "must be one or more of " + choice(type) + ", with commas between them");
        }
        chosen.add(oneOf(type).apply(word));
      }
      return Collections.unmodifiableSet(chosen);
    };
  }

  /** Reads yes or no. */
  static boolean truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on", "1" -> true;
      case "false", "no", "off", "0" -> false;
      default -> throw new IllegalArgumentException("must be true or false");
    };
  }

  private static String choice(Class<? extends Enum<?>> type) {
    return choice(
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT)));
  }

  private static String choice(Stream<String> words) {
    return words.collect(
        Collectors.collectingAndThen(Collectors.joining(", "), Choices::orBeforeTheLast));
  }

  private static String orBeforeTheLast(String words) {
    int comma = words.lastIndexOf(", ");
    return comma < 0 ? words : words.substring(0, comma) + " or " + words.substring(comma + 2);
  }
}
