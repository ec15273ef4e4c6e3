package caravan.ledger;

import java.time.Duration;

/**
 * What a node is set up with for a channel.
 *
 * @param rate tokens a window; 0 where the limit is not known
 * @param span the window
 * @param daily tokens a day; 0 where only the server knows
 * @param keyMark differs where keys differ; no key can be made of it
 */
public record NodePlan(int rate, Duration span, long daily, String keyMark) {}
