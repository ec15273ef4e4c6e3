package caravan.lists.cells;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pasted link.
 *
 * @param marketplace what follows "amazon." in its host, lower case ({@code co.uk}); empty if it
 *     leads elsewhere
 * @param asins the ASINs that it names, upper case
 */
record AmazonLink(String marketplace, Set<String> asins) {

  private static final Pattern LINK =
      Pattern.compile("(?i)://|\\bwww\\.|\\bamazon\\.[a-z]|\\bamzn\\.[a-z]|\\ba\\.co/");
  private static final Pattern HOST =
      Pattern.compile("(?i)\\bamazon\\.((?:com?\\.)?[a-z]{2,3})(?![a-z])");
  private static final Pattern ASIN =
      Pattern.compile(
          "(?i)(?:(?:/|%2F)(?:dp|d|o|product|product-reviews|offer-listing|asin|glance)(?:/|%2F)"
              + "|[?&]asin=)([0-9A-Z]{10})(?![0-9A-Z])");

  /** The link that the text is or holds; empty if it holds none. */
  static Optional<AmazonLink> find(String text) {
    if ((text.indexOf('.') < 0 && text.indexOf(':') < 0) || !LINK.matcher(text).find()) {
      return Optional.empty();
    }
    Matcher host = HOST.matcher(text);
    String marketplace = host.find() ? host.group(1).toLowerCase(Locale.ROOT) : "";
    Set<String> asins = new LinkedHashSet<>();
    for (Matcher asin = ASIN.matcher(text); asin.find(); ) {
      asins.add(asin.group(1).toUpperCase(Locale.ROOT));
    }
    return Optional.of(new AmazonLink(marketplace, asins));
  }
}
