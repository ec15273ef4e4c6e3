package caravan.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a list was thought to cost, and when it was thought to be done, before it was.
 *
 * @param tokens all that it was to cost
 * @param done when its last row was to have its answer; null if nobody could tell
 * @param at when that was thought
 */
public record FirstForecast(long tokens, @Nullable Instant done, Instant at) {}
