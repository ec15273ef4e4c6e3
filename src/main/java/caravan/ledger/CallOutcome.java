package caravan.ledger;

import org.jspecify.annotations.Nullable;

/**
 * How a call ended that brought no answers.
 *
 * @param status for the call log
 * @param words the server's words, or what went wrong
 * @param charged whether its tokens may have been counted by the server
 * @param pause what it means for the channel; null if nothing
 * @param disposition what becomes of its codes
 */
public record CallOutcome(
    CallStatus status,
    String words,
    boolean charged,
    @Nullable Pause pause,
    Disposition disposition) {

  /** Whether the server may have heard the call. */
  public boolean sent() {
    return status != CallStatus.UNSENT;
  }

  /** What becomes of the codes of a call that brought no answers. */
  public enum Disposition {
    /** Whoever made the call goes on with them. */
    KEPT,
    /** They wait again, for any call. */
    WAITING,
    /** The server refuses them: final. */
    REFUSED,
    /** No answer could be read: final, until somebody retries them. */
    FAILED
  }
}
