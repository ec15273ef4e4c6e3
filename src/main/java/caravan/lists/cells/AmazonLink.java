package caravan.lists.cells;

import java.util.LinkedHashSet;
import java.util.List;
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
public record AmazonLink(String marketplace, Set<String> asins) {

  private static final Pattern LINK =
      Pattern.compile("(?i)://|\\bwww\\.|\\bamazon\\.[a-z]|\\bamzn\\.[a-z]|\\ba\\.co/");
  private static final Pattern HOST =
      Pattern.compile("(?i)\\bamazon\\.((?:com?\\.)?[a-z]{2,3})(?![a-z0-9-]|\\.[a-z])");
  private static final Pattern ASIN =
      Pattern.compile(
          "(?i)(?:(?:/|%2F)(?:dp|d|o|product|product-reviews|offer-listing|asin|glance)(?:/|%2F)"
              + "|[?&]asin(?:\\.[0-9]{1,3})?=)([0-9A-Z]{10})(?![0-9A-Z])");
  private static final Pattern ASINS =
      Pattern.compile("(?i)[?&]asins=([0-9A-Z]{10}(?:(?:,|%2C)[0-9A-Z]{10})*+)(?![0-9A-Z])");
  private static final Pattern PAGE =
      Pattern.compile(
          "(?i)(?:https?://)?(?:www\\.|smile\\.|m\\.)?amazon\\.((?:com?\\.)?[a-z]{2,3})[/?]\\S+");
  private static final Pattern COMMA = Pattern.compile("(?i),|%2C");

  /** The link that the text is or holds; empty if it holds none. */
  static Optional<AmazonLink> find(String text) {
    if ((text.indexOf('.') < 0 && text.indexOf(':') < 0) || !LINK.matcher(text).find()) {
      return Optional.empty();
    }
    AmazonLink tracked = TrackerLink.find(text);
    String marketplace = hosts(text).stream().findFirst().orElse(tracked.marketplace());
    Set<String> asins = new LinkedHashSet<>(tracked.asins());
    for (Matcher asin = ASIN.matcher(text); asin.find(); ) {
      asins.add(asin.group(1).toUpperCase(Locale.ROOT));
    }
    for (Matcher several = ASINS.matcher(text); several.find(); ) {
      asins.addAll(List.of(COMMA.split(several.group(1).toUpperCase(Locale.ROOT), -1)));
    }
    return Optional.of(new AmazonLink(marketplace, asins));
  }

  /** What follows "amazon." in the hosts that the text names, be it without a link, each once. */
  public static Set<String> hosts(String text) {
    Set<String> hosts = new LinkedHashSet<>();
    for (Matcher host = HOST.matcher(text); host.find(); ) {
      hosts.add(host.group(1).toLowerCase(Locale.ROOT));
    }
    return hosts;
  }

  /**
   * What follows "amazon." where the text is a link to a page of the shop and nothing else, as
   * pictures are not; empty if it is none.
   */
  public static Optional<String> shop(String text) {
    Matcher page = PAGE.matcher(CellCleaner.strip(text));
    return page.matches() ? Optional.of(page.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
  }

  /** Whether the text is a link to products of which none is that one. */
  public static boolean elsewhere(String text, String asin) {
    return find(text)
        .filter(link -> !link.asins().isEmpty() && !link.asins().contains(asin))
        .isPresent();
  }

  /** Whether the text is, or holds, links to more than one product. */
  public static boolean toSeveral(String text) {
    return find(text).filter(link -> link.asins().size() > 1).isPresent();
  }
}
