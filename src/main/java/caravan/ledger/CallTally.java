package caravan.ledger;

import java.time.Instant;

/**
 * The calls of a span of time.
 *
 * @param start when the span begins
 * @param tokens of those that the server may have counted
 * @param limited calls for which the server's limit was reached
 * @param troubled calls that ended in another way than with answers, those among them
 */
public record CallTally(
    Instant start, long calls, long codes, long tokens, long limited, long troubled) {}
