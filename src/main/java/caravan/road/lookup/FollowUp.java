package caravan.road.lookup;

import caravan.codes.Batch;
import java.time.Duration;
import java.util.List;

/**
 * What is to be done after a call, with its codes in hand.
 *
 * @param again whether the same batch is sent again after the pause
 * @param pause how long to wait before that
 * @param why for people
 * @param batches what is sent now instead
 */
public record FollowUp(boolean again, Duration pause, String why, List<Batch> batches) {

  /** The codes are where they belong. */
  static final FollowUp NOTHING = new FollowUp(false, Duration.ZERO, "", List.of());

  static FollowUp after(Duration pause, String why) {
    return new FollowUp(true, pause, why, List.of());
  }

  static FollowUp send(List<Batch> batches) {
    return new FollowUp(false, Duration.ZERO, "", batches);
  }
}
