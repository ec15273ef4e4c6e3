package caravan.lists.cells;

import caravan.codes.Domain;
import caravan.lists.Excerpt;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names under which people write a marketplace. */
public final class Marketplaces {

  private static final Pattern AROUND =
      Pattern.compile("^(?:https?://)?(?:www\\.)?(?:amazon)?[\\s._-]*|[\\s/.]+$");
  private static final Pattern LOCALE = Pattern.compile("[a-z]{2}[-_]([a-z]{2})");

  /** What stands between the parts of "DE - Amazon.de", "AMZ_DE", "Germany (DE)", "DE, FR". */
  private static final Pattern SEAM = Pattern.compile("\\s+[-–—]\\s+|[()\\[\\]_/|:;,]+");

  /** What channels are called beside their country: "Amazon Seller Central - DE". */
  private static final Pattern CHANNEL =
      Pattern.compile(
          "(?:(?:amazon|amz|amzn|seller|vendor|central|business|marketplace|fba|fbm|mfn|afn)\\b"
              + "|(?<=amazon )(?:eu|na|fe)\\b|(?:eu|na|fe)\\b(?=.))[\\s.-]*|[\\s-]+(?:fba|fbm|mfn|afn)$");

  /** What is left beside the i of a Turkish capital with its dot. */
  private static final String TURKISH_DOT = "\u0307";

  private static final int FLAG_A = 0x1F1E6;
  private static final int FLAG_Z = 0x1F1FF;
  private static final Map<String, Domain> SERVED =
      Arrays.stream(Domain.values()).collect(Collectors.toMap(Domain::word, domain -> domain));

  /** Other programs number marketplaces otherwise; the heading {@code domainId} is Keepa's. */
  private static final Map<String, Domain> KEEPA =
      Map.of(
          "1",
          Domain.COM,
          "2",
          Domain.UK,
          "3",
          Domain.DE,
          "4",
          Domain.FR,
          "5",
          Domain.JP,
          "6",
          Domain.CA,
          "8",
          Domain.IT,
          "9",
          Domain.ES,
          "10",
          Domain.IN,
          "11",
          Domain.MX);

  private Marketplaces() {}

  /**
   * The domain that people call so: {@code DE}, {@code GB}, {@code amazon.co.uk}, {@code de_DE},
   * {@code Germany}, a marketplace ID; empty if the API serves none of that name.
   */
  public static Optional<Domain> find(String name) {
    Set<String> words = words(name);
    return words.size() == 1
        ? Optional.ofNullable(SERVED.get(words.iterator().next()))
        : Optional.empty();
  }

  /** Whether it names marketplaces of Amazon and nothing else, be it several, or unserved ones. */
  public static boolean known(String name) {
    return !words(name).isEmpty();
  }

  /** The words of all marketplaces that it names; none if anything else stands among them. */
  private static Set<String> words(String name) {
    String lower = unflagged(CellCleaner.strip(CellCleaner.narrow(name))).toLowerCase(Locale.ROOT);
    String text = lower.replace(TURKISH_DOT, "");
    String whole = word(text);
    if (whole != null) {
      return Set.of(whole);
    }
    Set<String> words = new HashSet<>();
    for (String part : SEAM.split(text, -1)) {
      String bare = CHANNEL.matcher(CellCleaner.strip(part)).replaceAll("");
      String word = word(bare);
      if (word == null && !bare.isEmpty()) {
        return Set.of();
      }
      if (word != null) {
        words.add(word);
      }
    }
    return words;
  }

  private static @Nullable String word(String text) {
    String known = named(text);
    if (known != null) {
      return known;
    }
    String core = AROUND.matcher(text).replaceAll("");
    Matcher locale = LOCALE.matcher(core);
    return named(locale.matches() ? locale.group(1) : core);
  }

  private static @Nullable String named(String text) {
    return MarketplaceNames.WORDS.get(text.replace('-', ' '));
  }

  /** A flag is written as two letters of its own kind. */
  private static String unflagged(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    boolean flag = false;
    for (int c : text.codePoints().toArray()) {
      boolean letter = c >= FLAG_A && c <= FLAG_Z;
      if (letter != flag) {
        plain.append(plain.isEmpty() ? "" : " | ");
      }
      plain.appendCodePoint(letter ? 'a' + c - FLAG_A : c);
      flag = letter;
    }
    return plain.toString();
  }

  /** The domain to which Keepa gives that number; empty if it is none of those served. */
  public static Optional<Domain> numbered(String number) {
    return Optional.ofNullable(KEEPA.get(CellCleaner.joined(CellCleaner.strip(number))));
  }

  /** The reason why a row of that marketplace is invalid. */
  public static String unserved(String name) {
    return words(name).size() > 1
        ? "'%s' names several marketplaces; write a row for each".formatted(Excerpt.shortened(name))
        : "the API does not serve the marketplace '%s'; it serves %s"
            .formatted(Excerpt.shortened(name), served());
  }

  /** The words of all that the API serves. */
  public static String served() {
    return Arrays.stream(Domain.values()).map(Domain::word).collect(Collectors.joining(", "));
  }
}
