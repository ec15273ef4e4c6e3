package caravan.lists.cells;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The GTIN in what scanners and GS1 Digital Links hand out, by the GS1 General Specifications and
 * the EPC Tag Data Standard.
 */
public final class Gs1 {

  /** What is shorter and has no marks is a number as it stands. */
  static final int SHORTEST = 16;

  private static final Pattern LINK =
      Pattern.compile("(?i)https?://\\S+?/(?:01|gtin)/([0-9]{8,14})(?![0-9])\\S*");
  private static final Pattern BRACKETS =
      Pattern.compile("(?:\\([0-9]{2,4}\\)[^()]*+)*?\\(01\\)\\s*([0-9]{14})(?![0-9]).*");
  private static final Pattern ELEMENTS =
      Pattern.compile(
          "01([0-9]{14})(?:1[1-7][0-9]{6}.*|(?:10|2[0-2]|3[0-9]|4[0-3]|7[0-3]|8[0-2]|9[0-9]).*)?");
  private static final Pattern SYMBOLOGY = Pattern.compile("\\][A-Za-z][0-9](.+)");
  private static final Pattern EPC =
      Pattern.compile(
          "(?i)urn:epc:(?:id|idpat|tag):sgtin(?:-[0-9]+:[0-9])?:([0-9]+)\\.([0-9]+)\\..*");
  private static final int ALL_BUT_CHECK_DIGIT = 13;

  private static final Pattern SEVERAL = Pattern.compile("\\(0[02]\\)\\s*[0-9]{14,18}.*");

  /** Elements that number places, companies, customers and their things; none is a product. */
  private static final Pattern OTHERS =
      Pattern.compile(
          "\\((?:24[0-3]|25[0-5]|40[0-3]|41[0-7]|42[0-7]|70[0-9]{2}|71[0-9]|80[0-2][0-9])\\)[^\\s(]+");

  private Gs1() {}

  /** Whether the text is an element string that names something else than a trade item. */
  static boolean others(String text) {
    return text.startsWith("(") && OTHERS.matcher(text).lookingAt() && find(text).isEmpty();
  }

  /** The words without the element strings among them that name something else. */
  public static String withoutOthers(String words) {
    return words.indexOf('(') < 0 ? words : OTHERS.matcher(words).replaceAll(" ");
  }

  /** Whether the text names a pallet, or what is inside a carton, and no piece. */
  static boolean several(String text) {
    return text.startsWith("(0") && SEVERAL.matcher(text).matches();
  }

  /** The digits of the GTIN that the text holds in one of these forms; empty if in none. */
  static Optional<String> find(String text) {
    if (text.length() < 10) {
      return Optional.empty();
    }
    char first = text.charAt(0);
    return switch (first) {
      case 'h', 'H' -> group(LINK, text);
      case '(' -> group(BRACKETS, text);
      case 'u', 'U' -> epc(text);
      case '0' -> elements(text);
      case ']' -> {
        Matcher scanned = SYMBOLOGY.matcher(text);
        yield scanned.matches() ? scanned(scanned.group(1)) : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private static Optional<String> scanned(String data) {
    return Digits.only(data) && data.length() <= 14
        ? Optional.of(data)
        : group(BRACKETS, data).or(() -> elements(data));
  }

  private static Optional<String> elements(String text) {
    return text.length() < SHORTEST
        ? Optional.empty()
        : group(ELEMENTS, text).filter(Digits::right);
  }

  private static Optional<String> epc(String text) {
    Matcher epc = EPC.matcher(text);
    if (!epc.matches() || epc.group(1).length() + epc.group(2).length() != ALL_BUT_CHECK_DIGIT) {
      return Optional.empty();
    }
    String item = epc.group(2);
    return Optional.of(Digits.completed(item.charAt(0) + epc.group(1) + item.substring(1)));
  }

  private static Optional<String> group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
