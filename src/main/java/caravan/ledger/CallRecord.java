package caravan.ledger;

import caravan.codes.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call as the ledger knows it.
 *
 * @param tokens that the server may have counted
 * @param ended null while it has no answer
 * @param status the word of a {@link CallStatus}; null while it has no answer
 * @param words what the server said, where it said something; else empty
 */
public record CallRecord(
    long id,
    Channel channel,
    String lane,
    int codes,
    int tokens,
    Instant sent,
    @Nullable Instant ended,
    @Nullable String status,
    String words) {}
