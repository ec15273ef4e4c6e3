package caravan.road.intake;

import caravan.codes.Channel;
import caravan.codes.Lane;
import caravan.codes.ProductCode;
import caravan.ledger.CacheState;
import caravan.ledger.CacheTtl;
import caravan.ledger.Entry;
import caravan.ledger.Overview;
import caravan.lists.reader.ListReader;
import caravan.lists.reader.Preview;
import caravan.lists.reader.RowStream;
import caravan.pace.Plan;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What one list would cost if it came now: its distinct products that are neither known nor asked
 * for already, priced lane by lane as the plans do.
 */
public final class NewTokens {

  private static final int AT_A_TIME = 2_000;

  private final ListReader reader;
  private final Router router;
  private final Optional<Overview> overview;
  private final CacheTtl ttl;
  private final Function<Channel, Plan> plans;
  private final Clock clock;

  /**
   * @param overview what is known; empty where nothing is
   */
  public NewTokens(
      ListReader reader,
      Router router,
      Optional<Overview> overview,
      CacheTtl ttl,
      Function<Channel, Plan> plans,
      Clock clock) {
    this.reader = reader;
    this.router = router;
    this.overview = overview;
    this.ttl = ttl;
    this.plans = plans;
    this.clock = clock;
  }

  /**
   * Reads the list once more, but no further than it takes to know that it costs more than that; so
   * the memory that it takes has a bound.
   *
   * @return the tokens, all of them or more than enough
   */
  long of(Path file, Preview preview, long enough) {
    Set<String> seen = new HashSet<>();
    Map<Lane, Long> asked = new HashMap<>();
    try (RowStream rows = reader.rows(file, preview)) {
      List<Entry> some = new ArrayList<>(AT_A_TIME);
      while (rows.hasNext() && price(asked) <= enough) {
        for (; rows.hasNext() && some.size() < AT_A_TIME; ) {
          Entry entry = router.route(rows.next());
          if (entry.lane() != null) {
            some.add(entry);
          }
        }
        count(some, seen, asked);
        some.clear();
      }
    }
    return price(asked);
  }

  private void count(List<Entry> entries, Set<String> seen, Map<Lane, Long> asked) {
    List<CacheState> states =
        overview
            .map(look -> look.cacheStates(entries, ttl, clock.instant()))
            .orElseGet(() -> entries.stream().map(e -> CacheState.NEW).toList());
    for (int i = 0; i < entries.size(); i++) {
      ProductCode code = entries.get(i).row().code();
      Lane lane = entries.get(i).lane();
      if (code != null
          && lane != null
          && states.get(i) == CacheState.NEW
          && seen.add(code.product() + " " + lane.domain().word())) {
        asked.merge(lane, 1L, Long::sum);
      }
    }
  }

  private long price(Map<Lane, Long> asked) {
    return asked.entrySet().stream()
        .mapToLong(lane -> plans.apply(lane.getKey().channel()).price(lane.getValue()))
        .sum();
  }
}
