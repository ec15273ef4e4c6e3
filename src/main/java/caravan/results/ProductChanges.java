package caravan.results;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** How many products of a list are new, gone and changed since the last list of its name. */
final class ProductChanges {

  private final Instant since;
  private final Map<Change.Kind, Long> products = new EnumMap<>(Change.Kind.class);

  /**
   * @param since when that list was delivered
   */
  ProductChanges(Instant since) {
    this.since = since;
  }

  void count(Change.Kind kind) {
    products.merge(kind, 1L, Long::sum);
  }

  Instant since() {
    return since;
  }

  long products(Change.Kind kind) {
    return products.getOrDefault(kind, 0L);
  }
}
