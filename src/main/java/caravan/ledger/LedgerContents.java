package caravan.ledger;

/**
 * How much a ledger holds.
 *
 * @param rows of all lists
 * @param codes distinct ones
 * @param answered codes of these that have their answer
 */
public record LedgerContents(long lists, long rows, long codes, long answered, long calls) {}
