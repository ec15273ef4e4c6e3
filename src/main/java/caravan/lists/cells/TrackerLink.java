package caravan.lists.cells;

import caravan.codes.Domain;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Links that people copy from price trackers: {@code keepa.com/#!product/3-B0…}, {@code
 * de.camelcamelcamel.com/product/B0…}. They lead to a product of Amazon as its own links do.
 */
final class TrackerLink {

  private static final String ASIN = "([0-9A-Z]{10})(?![0-9A-Z])";
  private static final Pattern KEEPA =
      Pattern.compile("(?i)\\bkeepa\\.com/[^\\s#]*#!product/([0-9]{1,2})-" + ASIN);
  private static final Pattern CAMEL =
      Pattern.compile(
          "(?i)(?:\\b(?!www\\.)([a-z]{2})\\.|\\b)camelcamelcamel\\.com/(?:[^/\\s?]+/)?product/"
              + ASIN);

  private TrackerLink() {}

  /** The products to which links of that kind lead, on the first one's marketplace. */
  static AmazonLink find(String text) {
    Map<String, String> products = new LinkedHashMap<>();
    for (Matcher link = KEEPA.matcher(text); link.find(); ) {
      String number = link.group(1);
      products.put(
          asin(link), Marketplaces.numbered(number).map(Domain::word).orElse("Keepa's " + number));
    }
    for (Matcher link = CAMEL.matcher(text); link.find(); ) {
      String country = link.group(1);
      products.put(asin(link), country == null ? Domain.COM.word() : country);
    }
    return new AmazonLink(
        products.values().stream().findFirst().orElse(""), new LinkedHashSet<>(products.keySet()));
  }

  private static String asin(Matcher link) {
    return link.group(2).toUpperCase(Locale.ROOT);
  }
}
