package caravan.asinscope;

import caravan.codes.Gtin;
import caravan.codes.ProductCode;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Items that came although they name no code that was asked for.
 *
 * @param odd how many items came besides that are no objects
 */
record Strays(List<Item> items, int odd) {

  private static final int NAMED = 3;
  private static final Pattern WORD =
      Pattern.compile("(?<![0-9A-Za-z])[0-9A-Za-z]{8,14}(?![0-9A-Za-z])");

  /** What the row of a code without an item should know of them; empty if nothing. */
  String note(ProductCode code) {
    List<Item> mentioning = items.stream().filter(item -> mentions(item, code)).toList();
    if (!mentioning.isEmpty()) {
      return came(mentioning) + ", which mentions this one in another field";
    }
    if (!items.isEmpty()) {
      return came(items);
    }
    return odd == 0 ? "" : "an item came that can't be read: it is no JSON object";
  }

  private static String came(List<Item> items) {
    List<String> names = items.stream().map(Strays::name).distinct().toList();
    String shown = names.stream().limit(NAMED).collect(Collectors.joining(", "));
    String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
    return (names.size() == 1 ? "an item came for another code: " : "items came for other codes: ")
        + shown
        + more;
  }

  /** Only what looks like a code is shown: anything can stand in an item's fields. */
  private static String name(Item item) {
    return item.products().stream()
        .filter(product -> WORD.matcher(product).matches())
        .findFirst()
        .orElse("one that it does not name");
  }

  /** In whatever field. */
  private static boolean mentions(Item item, ProductCode code) {
    return WORD.matcher(item.json())
        .results()
        .map(MatchResult::group)
        .anyMatch(
            word ->
                word.toUpperCase(Locale.ROOT).equals(code.product())
                    || Gtin.fourteen(word).equals(code.product()));
  }
}
