package caravan.road.intake;

import caravan.codes.Lane;
import caravan.codes.ProductCode;
import caravan.codes.Row;
import caravan.ledger.CacheState;
import caravan.ledger.CacheTtl;
import caravan.ledger.Entry;
import caravan.ledger.Overview;
import caravan.lists.reader.ListReader;
import caravan.lists.reader.Preview;
import caravan.lists.reader.RowStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Says what lists would cost, and enrols nothing. A product that several of them hold counts once.
 */
public final class Estimator {

  private static final int AT_A_TIME = 2_000;

  private final ListReader reader;
  private final Router router;
  private final Optional<Overview> overview;
  private final CacheTtl ttl;
  private final Clock clock;
  private final TextSet seen = new TextSet();

  /**
   * @param overview what is known; empty where nothing is
   */
  public Estimator(
      ListReader reader, Router router, Optional<Overview> overview, CacheTtl ttl, Clock clock) {
    this.reader = reader;
    this.router = router;
    this.overview = overview;
    this.ttl = ttl;
    this.clock = clock;
  }

  /**
   * Reads a list as it was surveyed; throws UnreadableListException.
   *
   * @param told is told each row that would be asked for, in their order
   */
  public Estimate appraise(Path file, Preview preview, Consumer<Row> told) {
    return appraise(
        file,
        preview,
        new RowWatcher() {
          @Override
          public void asked(Row row) {
            told.accept(row);
          }
        });
  }

  /** The same for one who wants to see all of its rows. */
  private Estimate appraise(Path file, Preview preview, RowWatcher told) {
    return appraise(file, preview, told, Long.MAX_VALUE);
  }

  /**
   * The same of its first rows.
   *
   * @param atMost how many rows are looked at, or a few more
   */
  public Estimate appraise(Path file, Preview preview, RowWatcher told, long atMost) {
    Estimate sum = Estimate.NOTHING;
    try (RowStream rows = reader.rows(file, preview)) {
      List<Row> some = new ArrayList<>(AT_A_TIME);
      while (rows.hasNext() && sum.rows() < atMost) {
        some.add(rows.next());
        if (some.size() == AT_A_TIME || !rows.hasNext()) {
          sum = sum.plus(appraise(some, told));
          some.clear();
        }
      }
    }
    return sum;
  }

  private Estimate appraise(List<Row> rows, RowWatcher told) {
    UnservedRows unserved = new UnservedRows(router);
    List<Entry> all = rows.stream().map(unserved::route).toList();
    all.forEach(told::read);
    List<Entry> valid = all.stream().filter(e -> e.lane() != null).toList();
    List<Entry> fresh = valid.stream().filter(this::first).toList();
    List<CacheState> states =
        overview
            .map(o -> o.cacheStates(fresh, ttl, clock.instant()))
            .orElseGet(() -> fresh.stream().map(e -> CacheState.NEW).toList());
    Map<Lane, Long> asked = new HashMap<>();
    long known = 0;
    long awaited = 0;
    for (int i = 0; i < fresh.size(); i++) {
      Lane lane = fresh.get(i).lane();
      switch (states.get(i)) {
        case KNOWN -> known++;
        case WAITING -> awaited++;
        case NEW -> {
          if (lane != null) {
            asked.merge(lane, 1L, Long::sum);
            told.asked(fresh.get(i).row());
          }
        }
      }
    }
    return new Estimate(
        rows.size(),
        valid.size(),
        rows.size() - valid.size(),
        valid.size() - fresh.size(),
        known,
        awaited,
        asked,
        unserved.reasons());
  }

  private boolean first(Entry entry) {
    ProductCode code = entry.row().code();
    Lane lane = entry.lane();
    return code != null && lane != null && seen.add(code.product() + " " + lane.domain().word());
  }
}
