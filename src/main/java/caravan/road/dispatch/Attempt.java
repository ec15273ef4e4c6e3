package caravan.road.dispatch;

import caravan.asinscope.Reply;
import caravan.codes.Batch;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A batch on its way, and how its tries stand.
 *
 * @param call the ledger's number of the call that was made for it last; null before the first, and
 *     while it waits for the next
 * @param unreadable answers to it that could not be read
 * @param permitted whether the throttler counted it already, for a call that cost nothing
 */
public record Attempt(Batch batch, @Nullable Long call, int unreadable, boolean permitted) {

  /** Of a batch that was never sent. */
  public static Attempt first(Batch batch) {
    return new Attempt(batch, null, 0, false);
  }

  /** Of a part of a batch that was refused: its permits were taken with the whole. */
  public static Attempt permitted(Batch batch) {
    return new Attempt(batch, null, 0, true);
  }

  /** It is to be sent again. */
  public Attempt waiting() {
    return new Attempt(batch, null, unreadable, permitted);
  }

  /** The call with that number goes out for it. */
  public Attempt sent(long number) {
    return new Attempt(batch, number, unreadable, permitted);
  }

  /** That came of its call. */
  public Attempt met(Reply reply) {
    if (reply instanceof Reply.Unreadable) {
      return new Attempt(batch, call, unreadable + 1, false);
    }
    return new Attempt(batch, call, unreadable, permitted || reply instanceof Reply.SlowDown);
  }

  /** The number of its call; only for one that was sent. */
  public long number() {
    return Objects.requireNonNull(call, "no call was made yet");
  }
}
