package caravan.ledger;

import caravan.codes.Channel;
import caravan.pace.Usage;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How a channel stands.
 *
 * @param pause why it makes no calls; null if it is open
 * @param paused by a person; null if nobody did
 * @param probing whether a call is under way that finds out if it is open again
 * @param failures in a row for which the server gave no waiting time
 * @param failingSince when the first of these was; null if there is none
 * @param largest codes a call at most, as a refusal told
 * @param dayLeft tokens left today as the server said last, less the calls since; null if it never
 *     said
 * @param dayDoubtful tokens that the day has besides, if the server counted none of the calls that
 *     brought no answer
 * @param dayResets when the server's next day begins; null if it never said
 * @param spent what weighs on the window
 * @param unsent codes that are claimed and in no call yet
 * @param ours codes that are claimed, and calls that have no answer yet, by this process
 */
public record ChannelState(
    Channel channel,
    @Nullable Pause pause,
    @Nullable ManualPause paused,
    boolean probing,
    int failures,
    @Nullable Instant failingSince,
    OptionalInt largest,
    @Nullable Long dayLeft,
    long dayDoubtful,
    @Nullable Instant dayResets,
    List<Usage> spent,
    long unsent,
    long ours) {

  /** Calls that have no answer yet. */
  public long inFlight() {
    return spent.stream().filter(s -> s.until() == null).count();
  }

  /** Whether a call may be made at that moment, as far as pauses go. */
  public boolean open(Instant now) {
    return paused == null && (pause == null || (!probing && !pause.until().isAfter(now)));
  }

  /**
   * Tokens that calls of that least price may be planned with today: what is left for certain;
   * where that pays for none, what one call may find to be left all the same. Null if nobody knows.
   */
  public @Nullable Long today(int step) {
    return dayLeft == null || dayLeft >= step ? dayLeft : Long.valueOf(dayLeft + dayDoubtful);
  }

  /** Whether only a call can tell if the day has tokens left at all. */
  public boolean dayInDoubt(int step) {
    return dayLeft != null && dayLeft < step && dayLeft + dayDoubtful >= step;
  }
}
