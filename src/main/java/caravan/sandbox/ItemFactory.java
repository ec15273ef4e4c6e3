package caravan.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes the item of an ASIN and its barcodes, with the gaps that real items have. */
final class ItemFactory {

  private static final int TITLE = 1;
  private static final int GAPS = 2;

  private ItemFactory() {}

  /** The item; {@code eans} are 13 digits each, the primary one first; may be none. */
  static ObjectNode item(String asin, List<String> eans, boolean desc) {
    long gaps = CodeArithmetic.hash(asin, GAPS) % 100;
    boolean noPrimary = gaps < 10;
    // one of the two lists may lack what the other says; never both
    boolean eanOnly = gaps >= 10 && gaps < 18;
    List<String> upcs = eanOnly ? List.of() : upcs(eans);
    boolean upcOnly = gaps >= 18 && gaps < 22 && upcs.size() == eans.size();
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    item.put("asin", asin).put("title", Titles.of(CodeArithmetic.hash(asin, TITLE)));
    put(item, "upc", upcs, noPrimary);
    put(
        item,
        "ean",
        upcOnly ? List.of() : eans.stream().map(ItemFactory::shortest).toList(),
        noPrimary);
    return desc ? describe(item) : item;
  }

  /** Adds the fields that {@code desc=1} asks for; the documents don't name them. */
  static ObjectNode describe(ObjectNode item) {
    long hash = CodeArithmetic.hash(item.path("asin").asText(), TITLE);
    item.put("brand", Titles.maker(hash)).put("category", Titles.kind(hash));
    item.put("description", "A " + Titles.kind(hash) + ".\nMade by " + Titles.maker(hash) + ".");
    item.putArray("features").add("\"Easy\" to clean").add("Lasts, and lasts");
    item.putObject("dimensions").put("weight", 0.1 * (hash % 97)).put("unit", "kg");
    return item;
  }

  private static void put(ObjectNode item, String name, List<String> codes, boolean noPrimary) {
    item.put(name, noPrimary || codes.isEmpty() ? null : codes.get(0));
    ArrayNode list = item.putArray(name + "List");
    codes.forEach(list::add);
  }

  private static List<String> upcs(List<String> eans) {
    return eans.stream()
        .filter(ean -> ean.startsWith("0") && !isShort(ean))
        .map(ean -> ean.substring(1))
        .toList();
  }

  private static String shortest(String ean) {
    return isShort(ean) ? ean.substring(5) : ean;
  }

  /** Whether the 13 digits are an EAN-8 with zeros in front. */
  private static boolean isShort(String ean) {
    return ean.startsWith("00000");
  }
}
