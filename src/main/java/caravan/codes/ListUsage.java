package caravan.codes;

import java.time.Instant;

/**
 * How a list was read and what it cost, for its receipt.
 *
 * @param readAs how it was read, in one line: rows, columns, marketplace, invalid rows
 * @param distinct different products among its valid rows
 * @param tokensSpent the list's share of what its calls cost
 * @param knownBefore distinct products that were answered already when the list came
 * @param duplicates valid rows that repeat a product of an earlier row of the list
 * @param calls HTTP calls that carried a code of the list
 * @param slowDowns how many of them were answered by a 429
 * @param started when the list was taken in
 * @param finished when its last row had an answer
 */
public record ListUsage(
    String readAs,
    long distinct,
    long tokensSpent,
    long knownBefore,
    long duplicates,
    long calls,
    long slowDowns,
    Instant started,
    Instant finished) {}
