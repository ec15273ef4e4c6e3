package caravan.ledger;

import java.time.Instant;

/**
 * A time in which a channel made no calls.
 *
 * @param kind the word of a {@link Pause.Kind}, or {@code person}: somebody paused it
 * @param until when it ended, or is to end; {@link Instant#MAX} where nobody knows
 */
public record ChannelRest(String kind, Instant began, Instant until) {

  /** The kind of those that a person began. */
  public static final String BY_A_PERSON = "person";
}
