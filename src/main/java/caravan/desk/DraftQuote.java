package caravan.desk;

import caravan.road.intake.Estimate;
import caravan.status.Ending;
import caravan.status.Price;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the lists of a draft would cost if they were started now.
 *
 * @param sum of all its lists, of which each product counts once
 * @param price of them together
 * @param endings when they would be done, by how urgent they are
 * @param at when that was so
 */
public record DraftQuote(
    Draft draft, List<OfList> lists, Estimate sum, Price price, List<Ending> endings, Instant at) {

  public DraftQuote {
    lists = List.copyOf(lists);
    endings = List.copyOf(endings);
  }

  /** Its lists that can be read. */
  public List<OfList> readable() {
    return lists.stream().filter(list -> list.quote() != null).toList();
  }

  /** Rows of all lists that were not looked at, but each counted as a new code. */
  public long guessed() {
    return lists.stream()
        .map(OfList::quote)
        .filter(Objects::nonNull)
        .mapToLong(ListQuote::guessed)
        .sum();
  }

  /**
   * One of its lists.
   *
   * @param quote null where it can't be read
   * @param fault why it can't; empty if it can
   */
  public record OfList(DraftList list, @Nullable ListQuote quote, String fault) {}
}
