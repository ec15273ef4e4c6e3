package caravan.status;

import caravan.codes.Channel;
import caravan.ledger.ManualPause;
import caravan.ledger.Pause;
import caravan.pace.Plan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a channel stands.
 *
 * @param on whether it has a key
 * @param tokensThisWindow what weighs on the plan's window now
 * @param tokensToday what the day's calls were charged
 * @param tokensLeft what the day has left; null if nobody knows
 * @param dayResets when the server's next day begins; null if it never said
 * @param pause why it makes no calls, and until when; null if it is open
 * @param paused by a person; null if nobody did
 * @param blocked whether none of its codes goes out now, whosever they are
 * @param why what it does and why not more, in a sentence
 * @param probing whether a call is finding out if it is open again
 * @param inFlight calls without an answer
 * @param codesWaiting codes without an answer
 * @param done when they all would have theirs; null if none waits, or nobody can tell
 */
public record ChannelReport(
    Channel channel,
    boolean on,
    Plan plan,
    long tokensThisWindow,
    long tokensToday,
    @Nullable Long tokensLeft,
    @Nullable Instant dayResets,
    @Nullable Pause pause,
    @Nullable ManualPause paused,
    boolean blocked,
    String why,
    boolean probing,
    long inFlight,
    long codesWaiting,
    @Nullable Instant done) {

  /** Whether it does nothing until a person does something. */
  public boolean needsAPerson() {
    return on && (paused != null || (pause != null && pause.forAPerson()));
  }
}
