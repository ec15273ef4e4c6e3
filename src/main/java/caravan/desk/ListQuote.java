package caravan.desk;

import caravan.codes.Row;
import caravan.ledger.Entry;
import caravan.lists.Evidence;
import caravan.road.intake.Estimate;
import caravan.road.intake.Screened;
import caravan.status.Price;
import java.util.List;

/**
 * What is known of a list before anything is spent on it.
 *
 * @param screened how it is read, and why a person should look at it first
 * @param evidence how that was decided
 * @param estimate its rows by what would become of them
 * @param price what it costs if it came now, beside the lists before it
 * @param guessed how many of its last rows were not looked at, but each counted as a new code
 * @param first its first rows, as they would be asked for
 * @param invalid the first of its rows that can't be asked for, each with the reason
 */
public record ListQuote(
    Screened screened,
    Evidence evidence,
    Estimate estimate,
    Price price,
    long guessed,
    List<Entry> first,
    List<Row> invalid) {

  public ListQuote {
    first = List.copyOf(first);
    invalid = List.copyOf(invalid);
  }
}
