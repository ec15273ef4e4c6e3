package caravan.sandbox;

import caravan.codes.Gtin;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The items that the APIs' documents show as examples. */
final class Documented {

  private static final Map<String, ObjectNode> BY_ASIN = new HashMap<>();
  private static final Map<String, ObjectNode> BY_NUMBER = new HashMap<>();

  static {
    add(
        "B00NNUMI86",
        "La Roche-Posay Lipikar AP+ Triple Repair Moisturizing Cream...",
        null,
        null,
        List.of("3337872418587"));
    add(
        "B088H39PXX",
        "CUKU Magnetic Dart Board - 12pcs Magnetic Darts...",
        "793610399007",
        "0793610399007",
        List.of("0793610399007"));
    add(
        "B0086FFHLS",
        "Philips Monster Vent TMV-3P Brush Reinforced Bristles...",
        "631102001550",
        "0631102001550",
        List.of("0631102001550"));
  }

  private Documented() {}

  static Optional<ObjectNode> asin(String asin) {
    return Optional.ofNullable(BY_ASIN.get(asin)).map(ObjectNode::deepCopy);
  }

  /** By the 14-digit form of a barcode. */
  static Optional<ObjectNode> number(String fourteen) {
    return Optional.ofNullable(BY_NUMBER.get(fourteen)).map(ObjectNode::deepCopy);
  }

  private static void add(
      String asin, String title, @Nullable String upc, @Nullable String ean, List<String> eans) {
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    item.put("asin", asin).put("title", title).put("upc", upc);
    ArrayNode upcs = item.putArray("upcList");
    if (upc != null) {
      upcs.add(upc);
    }
    eans.forEach(item.put("ean", ean).putArray("eanList")::add);
    BY_ASIN.put(asin, item);
    eans.forEach(e -> BY_NUMBER.put(Gtin.fourteen(e), item));
  }
}
