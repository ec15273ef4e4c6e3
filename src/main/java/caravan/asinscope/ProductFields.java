package caravan.asinscope;

import java.util.Set;

/**
 * Which fields of an item name the product that it is of, each one code or an array of them.
 *
 * @param asins fields with ASINs
 * @param gtins fields with UPCs, EANs or other barcodes
 */
public record ProductFields(Set<String> asins, Set<String> gtins) {

  /** The fields of barcode answers. */
  public static final ProductFields OF_BARCODES =
      new ProductFields(Set.of("asin"), Set.of("upc", "ean", "upcList", "eanList"));

  public ProductFields {
    asins = Set.copyOf(asins);
    gtins = Set.copyOf(gtins);
  }
}
