package caravan.desk;

import caravan.ledger.Held;
import caravan.status.Ending;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a held list would cost if it were released now.
 *
 * @param quote null where it can't be read so
 * @param fault why it can't; empty if it can
 * @param endings when it would be done, by how urgent it is
 * @param at when that was so
 */
public record HeldQuote(
    Held held, @Nullable ListQuote quote, String fault, List<Ending> endings, Instant at) {

  public HeldQuote {
    endings = List.copyOf(endings);
  }
}
