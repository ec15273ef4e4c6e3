package caravan.road.delivery;

import caravan.codes.ListHead;
import caravan.ledger.Deliveries;
import caravan.ledger.ListRecord;
import caravan.ledger.Overview;
import caravan.results.ResultException;
import caravan.results.ResultWriter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses under which names lists are handed back; each is chosen once and remembered. For several
 * threads: none chooses while another does.
 */
final class ResultNames {

  private final Deliveries deliveries;
  private final Overview overview;
  private final ResultWriter writer;

  ResultNames(Deliveries deliveries, Overview overview, ResultWriter writer) {
    this.deliveries = deliveries;
    this.overview = overview;
    this.writer = writer;
  }

  /** The lists with their names: those that have none get them by one commit. */
  synchronized List<ListRecord> named(List<ListRecord> lists) {
    Map<Long, String> chosen = names(lists);
    Map<Long, String> names = chosen.isEmpty() ? Map.of() : deliveries.name(chosen);
    return lists.stream().map(list -> named(list, names.get(list.id()))).toList();
  }

  private static ListRecord named(ListRecord list, @Nullable String name) {
    return name == null ? list : list.named(name);
  }

  private Map<Long, String> names(List<ListRecord> lists) {
    Map<Long, String> names = new LinkedHashMap<>();
    Set<String> chosen = new HashSet<>();
    lists.stream()
        .filter(list -> list.result() == null)
        .forEach(list -> free(list, chosen).ifPresent(name -> names.put(list.id(), name)));
    return names;
  }

  /** Where no name can be found it is told when its turn comes. */
  private Optional<String> free(ListRecord list, Set<String> chosen) {
    try {
      String name =
          writer.freeName(list.head(), base -> chosen.contains(base) || deliveries.named(base));
      chosen.add(name);
      return Optional.of(name);
    } catch (ResultException e) {
      return Optional.empty();
    }
  }

  /** The list's name, which is chosen now if it was not before. */
  String of(ListRecord seen) {
    String base = seen.result();
    return base == null ? of(seen.id(), seen.head()) : base; // perhaps chosen since
  }

  /** The same of a list that was seen without a name. */
  synchronized String of(long list, ListHead head) {
    String base = overview.find(list).map(ListRecord::result).orElse(null);
    if (base == null) {
      base = deliveries.name(list, writer.freeName(head, deliveries::named));
    }
    return base;
  }
}
