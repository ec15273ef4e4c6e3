package caravan.results;

import java.util.Locale;

/** A kind of file in which results are written; the receipt comes with all of them. */
public enum ResultFormat {
  /** A row for each item, the list's own columns first. */
  CSV,
  /** One array, an object for each row of the list. */
  JSON,
  /** The same objects, one a line. */
  NDJSON,
  /** The table of the CSV as text cells, and a sheet with the receipt. */
  XLSX,
  /** A line for each pair of a product and one of its barcodes, as CSV. */
  CROSSWALK,
  /** A line for each product that changed since the last list of that name, as CSV. */
  CHANGES;

  /** The word in the settings: {@code csv}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How the names of such files end: {@code .csv}, {@code .crosswalk.csv}. */
  public String ending() {
    return switch (this) {
      case CSV, JSON, NDJSON, XLSX -> "." + word();
      case CROSSWALK, CHANGES -> "." + word() + CSV.ending();
    };
  }

  /** The format of that word; throws IllegalArgumentException for any other. */
  public static ResultFormat read(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
