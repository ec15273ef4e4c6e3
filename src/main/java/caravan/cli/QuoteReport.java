package caravan.cli;

import caravan.codes.Row;
import caravan.road.intake.Estimate;
import caravan.road.intake.Screened;
import caravan.status.Price;
import java.time.Instant;
import java.util.Optional;

/** Takes what lists would cost, one list after the other, and tells it to people or programs. */
interface QuoteReport {

  /** A list begins. */
  void begin(NamedList list);

  /** A code of it that would be asked for, where codes are wanted. */
  void code(Row row);

  /**
   * The list ends.
   *
   * @param seen what a person would see of it if it were held; empty where it would not be
   */
  void end(String name, Screened list, Estimate estimate, String seen);

  /** The list that began can't be read. */
  void unreadable(String why);

  /**
   * All lists together.
   *
   * @param lists how many were named
   * @param done when they would be done; empty where nothing is asked for, or nobody can know
   */
  void together(int lists, Estimate sum, Price price, Optional<Instant> done, Instant now);
}
