package caravan.results;

import caravan.codes.Barcode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A product and one of its barcodes.
 *
 * @param asin as the API wrote it, blanks around it aside; never empty
 * @param primary whether the item itself has that barcode, not its lists alone
 */
record Pair(String asin, Barcode barcode, boolean primary) {

  private static final Pattern BAR = Pattern.compile("\\|");

  /**
   * The pairs of some items, each once, in the order of the items: first what the item itself has,
   * then its lists. An item without an ASIN makes none, nor does a text that is no barcode.
   */
  static List<Pair> of(List<Item> items) {
    Map<String, Pair> pairs = new LinkedHashMap<>();
    for (Item item : items) {
      add(pairs, item, true, item.upc());
      add(pairs, item, true, item.ean());
      add(pairs, item, false, item.upcs());
      add(pairs, item, false, item.eans());
    }
    return new ArrayList<>(pairs.values());
  }

  private static void add(Map<String, Pair> pairs, Item item, boolean primary, String barcodes) {
    String asin = item.asin().strip();
    if (!asin.isEmpty()) {
      read(barcodes)
          .forEach(
              barcode ->
                  pairs.putIfAbsent(barcode.gtin14() + asin, new Pair(asin, barcode, primary)));
    }
  }

  /** All barcodes of an item, some perhaps twice. */
  static Stream<Barcode> barcodes(Item item) {
    return Stream.of(item.upc(), item.ean(), item.upcs(), item.eans()).flatMap(Pair::read);
  }

  /** What is a barcode of texts with bars between them. */
  private static Stream<Barcode> read(String barcodes) {
    return barcodes.isEmpty()
        ? Stream.empty()
        : BAR.splitAsStream(barcodes).flatMap(text -> Barcode.find(text).stream());
  }
}
