package caravan.ledger;

import caravan.codes.Lane;

/**
 * Codes of one lane that have no answer yet and that one list pays for.
 *
 * @param list the ledger's number of the list
 * @param urgent whether they go before all that are not
 */
public record Backlog(long list, Lane lane, boolean urgent, long codes) {}
