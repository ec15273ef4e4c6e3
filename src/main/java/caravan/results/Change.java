package caravan.results;

import caravan.codes.Difference;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a {@link Difference} comes to: which products and barcodes a code names, and named then. */
record Change(Kind kind, Difference difference, Named before, Named after) {

  /** What became of a product of a list. */
  enum Kind {
    NEW("new"),
    GONE("gone"),
    CHANGED("changed"),
    /** Answered anew, with the same products and barcodes. */
    SAME("same");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /** ASINs, and barcodes in their 14-digit form; in their order and each once. */
  record Named(SortedSet<String> asins, SortedSet<String> barcodes) {

    /** Of the items of that text; of none where it is null, or no JSON array. */
    static Named of(@Nullable String items) {
      SortedSet<String> asins = new TreeSet<>();
      SortedSet<String> barcodes = new TreeSet<>();
      for (ItemRow itemRow : read(items)) {
        if (!itemRow.asin().isBlank()) {
          asins.add(itemRow.asin().strip());
        }
        Pair.barcodes(itemRow, barcode -> barcodes.add(barcode.gtin14()));
      }
      return new Named(asins, barcodes);
    }

    private static List<ItemRow> read(@Nullable String items) {
      try {
        return items == null ? List.of() : ItemRowReader.read(items);
      } catch (IOException e) {
        return List.of();
      }
    }
  }

  static Change of(Difference difference) {
    Named before = Named.of(difference.before());
    Named after = Named.of(difference.after());
    Kind kind;
    if (difference.before() == null) {
      kind = Kind.NEW;
    } else if (difference.after() == null) {
      kind = Kind.GONE;
    } else {
      kind = before.equals(after) ? Kind.SAME : Kind.CHANGED;
    }
    return new Change(kind, difference, before, after);
  }
}
