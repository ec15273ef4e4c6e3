package caravan.pace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of one call that count against the window.
 *
 * @param tokens what the call costs
 * @param until from when they no longer count; null while the call is in flight, because the window
 *     of a call begins with its answer (the server counted it at some moment before that)
 */
public record Usage(int tokens, @Nullable Instant until) {

  /** Whether the tokens count at that moment. */
  boolean counts(Instant now) {
    return until == null || until.isAfter(now);
  }
}
