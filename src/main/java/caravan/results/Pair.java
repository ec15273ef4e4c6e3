package caravan.results;

import caravan.codes.Barcode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A product and one of its barcodes.
 *
 * @param asin as the API wrote it, blanks around it aside; never empty
 * @param primary whether the item itself has that barcode, not its lists alone
 */
record Pair(String asin, Barcode barcode, boolean primary) {

  /**
   * The pairs of some items, each once, in the order of the items: first what the item itself has,
   * then its lists. An item without an ASIN makes none, nor does a text that is no barcode.
   */
  static List<Pair> of(List<ItemRow> items) {
    Map<String, Pair> pairs = new LinkedHashMap<>();
    for (ItemRow itemRow : items) {
      add(pairs, itemRow, true, itemRow.upc());
      add(pairs, itemRow, true, itemRow.ean());
      add(pairs, itemRow, false, itemRow.upcs());
      add(pairs, itemRow, false, itemRow.eans());
    }
    return new ArrayList<>(pairs.values());
  }

  private static void add(
      Map<String, Pair> pairs, ItemRow itemRow, boolean primary, String barcodes) {
    String asin = itemRow.asin().strip();
    if (!asin.isEmpty()) {
      read(
          barcodes,
          barcode ->
              pairs.merge(
                  barcode.gtin14() + asin,
                  new Pair(asin, barcode, primary),
                  (one, other) -> one.primary() ? one : other));
    }
  }

  /** Hands over all barcodes of an item, some perhaps twice. */
  static void barcodes(ItemRow itemRow, Consumer<Barcode> barcodes) {
    read(itemRow.upc(), barcodes);
    read(itemRow.ean(), barcodes);
    read(itemRow.upcs(), barcodes);
    read(itemRow.eans(), barcodes);
  }

  /** Hands over what is a barcode of texts with bars between them. */
  private static void read(String joined, Consumer<Barcode> barcodes) {
    for (int from = 0; from < joined.length(); ) {
      int bar = joined.indexOf('|', from);
      int to = bar < 0 ? joined.length() : bar;
      Barcode.find(joined.substring(from, to)).ifPresent(barcodes);
      from = to + 1;
    }
  }
}
