package caravan.desk;

import caravan.codes.Channel;
import caravan.codes.Choice;
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
      List<Entry> first = new ArrayList<>();
      List<Row> invalid = new ArrayList<>();
      Estimate estimate =
          estimator.appraise(
              file,
              list.screened().survey(),
              new RowWatcher() {
                @Override
                public void read(Entry entry) {
                  if (first.size() < FIRST) {
                    first.add(entry);
                  }
                  if (entry.lane() == null && invalid.size() < INVALID) {
                    invalid.add(entry.row());
                  }
                }
              });
      return new ListQuote(
          list.screened(), list.evidence(), estimate, price(estimate), first, invalid);
    }
  }
}
