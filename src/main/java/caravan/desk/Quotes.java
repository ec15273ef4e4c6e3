package caravan.desk;

import caravan.codes.Channel;
import caravan.codes.Choice;
import caravan.codes.Lane;
import caravan.codes.Row;
import caravan.ledger.Entry;
import caravan.lists.Evidence;
import caravan.lists.UnreadableListException;
import caravan.lists.reader.ListReader;
import caravan.lists.reader.Preview;
import caravan.pace.Plan;
import caravan.road.intake.Estimate;
import caravan.road.intake.Estimator;
import caravan.road.intake.RowWatcher;
import caravan.road.intake.Screened;
import caravan.road.intake.Screening;
import caravan.status.Price;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says what lists would cost; makes no call and takes nothing in. How a list is read is found out
 * once, as long as its file stays the same.
 */
public final class Quotes {

  private static final int FIRST = 10;
  private static final int INVALID = 20;
  private static final int REMEMBERED = 60;

  /** What is told apart of so many rows fits into the memory of a daemon. */
  private static final long MOST_ROWS = 1_000_000;

  private static final String NO_CODE =
      "its first million rows hold no code that can be asked for, and no more are looked at here";

  /** Of each list, however many rows came before it: what its codes are asked of. */
  private static final long FEWEST_ROWS = 2_000;

  /** A list as it is read. */
  private record Known(Screened screened, Evidence evidence) {}

  private record Asked(Path file, String identity, String folder, @Nullable Choice choice) {}

  private final ListReader reader;
  private final Screening screening;
  private final Supplier<Estimator> estimators;
  private final Function<Channel, Plan> plans;
  private final Map<Asked, Known> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Known> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * @param estimators makes one that has seen no list yet
   */
  public Quotes(
      ListReader reader,
      Screening screening,
      Supplier<Estimator> estimators,
      Function<Channel, Plan> plans) {
    this.reader = reader;
    this.screening = screening;
    this.estimators = estimators;
    this.plans = plans;
  }

  /** For lists that come together: a product that several of them hold counts once. */
  Together together() {
    return new Together(estimators.get());
  }

  /** What those tokens cost now. */
  Price price(Estimate estimate) {
    return Price.of(estimate.asked(), plans);
  }

  /** A list as it was read, said as a person would say it of others; else that it is as read. */
  Choice asRead(Path file, Preview preview) {
    Choice seen = preview.asRead();
    try {
      reader.survey(file, preview.head().folder(), preview.head().name(), seen);
      return seen;
    } catch (UnreadableListException e) {
      return Choice.AS_READ; // all of its codes are cases: no column says that
    }
  }

  private Known known(Path file, String folder, String name, @Nullable Choice choice) {
    Asked asked = new Asked(file, ListReader.identity(file), folder, choice);
    synchronized (known) {
      Known before = known.get(asked);
      if (before != null) {
        return before;
      }
    }
    Screened screened =
        choice == null
            ? screening.screen(file, folder, name)
            : screening.screen(file, folder, name, choice);
    Known found = new Known(screened, reader.evidence(file, screened.survey()));
    synchronized (known) {
      known.put(asked, found);
    }
    return found;
  }

  /** Quotes lists one after the other. */
  final class Together {

    private final Estimator estimator;
    private long rows;

    Together(Estimator estimator) {
      this.estimator = estimator;
    }

    /**
     * Quotes one more.
     *
     * @param choice how it is to be read; null if nobody said
     * @throws caravan.lists.UnreadableListException if it can't be read
     */
    ListQuote quote(Path file, String folder, String name, @Nullable Choice choice) {
      Known list = known(file, folder, name, choice);
      Preview survey = list.screened().survey();
      Looked looked = new Looked();
      Estimate seen =
          estimator.appraise(file, survey, looked, Math.max(FEWEST_ROWS, MOST_ROWS - rows));
      rows += seen.rows();
      Estimate estimate = seen.plus(rest(survey, seen, looked.lanes));
      return new ListQuote(
          list.screened(),
          list.evidence(),
          estimate,
          price(estimate),
          Math.max(0, survey.rows() - seen.rows()),
          looked.first,
          looked.invalid);
    }

    /** Rows that were not looked at, each taken for a new code, asked for as most others are. */
    private static Estimate rest(Preview survey, Estimate seen, Map<Lane, Long> lanes) {
      long more = Math.max(0, survey.rows() - seen.rows());
      long invalid = Math.min(more, Math.max(0, survey.invalid() - seen.invalid()));
      long valid = more - invalid;
      if (valid == 0) {
        return new Estimate(more, 0, more, 0, 0, 0, Map.of(), Map.of());
      }
      Lane lane =
          lanes.entrySet().stream()
              .max(Map.Entry.comparingByValue())
              .map(Map.Entry::getKey)
              .orElseThrow(() -> new UnreadableListException(NO_CODE));
      return new Estimate(more, valid, invalid, 0, 0, 0, Map.of(lane, valid), Map.of());
    }
  }

  /** What is told of rows that are looked at. */
  private static final class Looked implements RowWatcher {

    private final List<Entry> first = new ArrayList<>();
    private final List<Row> invalid = new ArrayList<>();
    private final Map<Lane, Long> lanes = new HashMap<>();

    @Override
    public void read(Entry entry) {
      if (first.size() < FIRST) {
        first.add(entry);
      }
      Lane lane = entry.lane();
      if (lane != null) {
        lanes.merge(lane, 1L, Long::sum);
      } else if (invalid.size() < INVALID) {
        invalid.add(entry.row());
      }
    }
  }
}
