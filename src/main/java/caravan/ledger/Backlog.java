package caravan.ledger;

import caravan.codes.Lane;

/**
 * Codes of one lane that have no answer yet and that one list pays for.
 *
 * @param list the ledger's number of the list
 * @param urgency of the most urgent list that waits for them
 */
public record Backlog(long list, Lane lane, Urgency urgency, long codes) {}
