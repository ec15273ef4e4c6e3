package caravan.ledger;

import caravan.codes.ListHead;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A list as the ledger knows it.
 *
 * @param result the name of its results without ending, below the output folder; null until chosen
 * @param urgency how urgent it is now
 * @param cancelled that it was, and by whom; null if it was not
 * @param open rows that have no final answer yet
 */
public record ListRecord(
    long id,
    ListHead head,
    String summary,
    ListState state,
    Urgency urgency,
    @Nullable String cancelled,
    @Nullable String result,
    long rows,
    long open,
    long invalid,
    long tokens,
    Instant started,
    @Nullable Instant finished) {

  /** The same list, whose results have that name. */
  public ListRecord named(String chosen) {
    return new ListRecord(
        id, head, summary, state, urgency, cancelled, chosen, rows, open, invalid, tokens, started,
        finished);
  }
}
