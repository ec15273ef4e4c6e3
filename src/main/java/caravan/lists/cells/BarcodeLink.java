package caravan.lists.cells;

import java.util.regex.Pattern;

/**
 * Links that name a code as what it is, {@code …/upc/882349493893}, {@code …?ts=17&ean=4006…}, and
 * those to pages that are found by a barcode and nothing else.
 */
public final class BarcodeLink {

  private static final String LINK = "://";

  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)https?://[^\\s,;|]{1,400}?[/?&](upc|ean|ean13|gtin|isbn|isbn13|jan|barcode)[/=]"
              + "([0-9][0-9-]{6,16}[0-9X])(?![0-9])[^\\s,;|]*");

  /** Whose addresses end with a barcode. */
  private static final Pattern LOOKUP =
      Pattern.compile(
          "(?i)https?://(?:[\\w-]{1,20}\\.)?(?:barcodelookup\\.com/|barcodespider\\.com/"
              + "|go-upc\\.com/search\\?q=|ean-search\\.org/\\?q=|upcitemdb\\.com/upc/"
              + "|open(?:food|beauty|petfood|products)facts\\.org/(?:[\\w-]{2,20}/)?)"
              + "([0-9]{8,14})(?![0-9])[^\\s,;|]*");

  private BarcodeLink() {}

  /** The text with each such link as the name of the code and its value: {@code ean=4006…}. */
  public static String unfolded(String text) {
    if (!text.contains(LINK)) {
      return text;
    }
    String named = NAMED.matcher(text).replaceAll("$1=$2");
    return LOOKUP.matcher(named).replaceAll("barcode=$1");
  }
}
