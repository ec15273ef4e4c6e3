package caravan.ledger;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many lists there are.
 *
 * @param states lists by how far they are, every state named
 * @param complete those of them that have every answer and are not handed back yet
 * @param held lists that wait for a person's word, and are in no state yet
 * @param openRows rows without a final answer, by the urgency of their list, every urgency named
 * @param oldest when the oldest list was taken in that is not handed back, but for held ones; null
 *     if there is none
 * @param uploads results that a server has not got yet, one a list and server
 */
public record ListTotals(
    Map<ListState, Long> states,
    long complete,
    long held,
    Map<Urgency, Long> openRows,
    @Nullable Instant oldest,
    long uploads) {

  public ListTotals {
    states = Map.copyOf(states);
    openRows = Map.copyOf(openRows);
  }
}
