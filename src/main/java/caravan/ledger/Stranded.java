package caravan.ledger;

import java.time.Instant;

/**
 * Lists that only one node can hand back, which does not live.
 *
 * @param node its name; empty if nobody knows it
 * @param since when it was heard of last; {@link Instant#EPOCH} if nobody knows
 * @param lists how many
 */
public record Stranded(String node, Instant since, long lists) {}
