package caravan.ledger;

import caravan.codes.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a list had of a channel that codes of its rows go to.
 *
 * @param first when the first answer came since the list was taken in; null: none yet, or all were
 *     known before
 * @param last when the last one came; null as that
 * @param open codes without an answer
 */
public record ListChannel(
    Channel channel, @Nullable Instant first, @Nullable Instant last, long open) {}
