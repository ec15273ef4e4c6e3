package caravan.ledger;

import java.time.Instant;

/**
 * A process that works with the ledger and lives.
 *
 * @param id its number, another one at each start
 * @param name for people
 * @param version of Caravan
 * @param address where its page is; empty if it has none
 * @param since when it began
 * @param lastBeat when it was heard of last, by the ledger's clock
 * @param self whether it is this process
 */
public record Node(
    long id,
    String name,
    String version,
    String address,
    Instant since,
    Instant lastBeat,
    boolean self) {}
