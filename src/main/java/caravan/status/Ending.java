package caravan.status;

import caravan.ledger.ListRecord;
import caravan.ledger.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When lists that are not there yet would be done if they were so urgent, and what that does to
 * others.
 *
 * @param done null if they ask for nothing, or nobody can know
 * @param delays of lists at work that would end later, the longest first
 */
public record Ending(Urgency urgency, @Nullable Instant done, List<Delay> delays) {

  public Ending {
    delays = List.copyOf(delays);
  }

  /**
   * When they would be done with that urgency; empty if they ask for nothing, or nobody can know.
   */
  public static Optional<Instant> done(List<Ending> endings, Urgency urgency) {
    return endings.stream()
        .filter(ending -> ending.urgency() == urgency)
        .findFirst()
        .flatMap(ending -> Optional.ofNullable(ending.done()));
  }

  /** The last of the moments; empty if there are none, or one of them is not known. */
  static Optional<Instant> last(Stream<Optional<Instant>> moments) {
    return moments
        .reduce((one, other) -> one.flatMap(a -> other.map(b -> a.isAfter(b) ? a : b)))
        .flatMap(last -> last);
  }

  /** A list at work, and by how much later it would be done. */
  public record Delay(ListRecord list, Instant before, Instant after) {

    /** The difference. */
    public Duration later() {
      return Duration.between(before, after);
    }
  }
}
