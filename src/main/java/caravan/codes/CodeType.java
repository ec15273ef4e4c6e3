package caravan.codes;

import java.util.Locale;

/** What kind of code a row holds; one call asks for codes of one type only. */
public enum CodeType {
  ASIN,
  UPC,
  EAN;

  /**
   * The word that the API, the settings and the results use: {@code asin}, {@code upc}, {@code
   * ean}.
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of that word; throws IllegalArgumentException for any other. */
  public static CodeType read(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
