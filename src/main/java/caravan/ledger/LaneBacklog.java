package caravan.ledger;

import caravan.codes.Lane;

/**
 * Codes of one lane that have no answer yet, whoever pays for them.
 *
 * @param urgency of the most urgent list that waits for them
 */
public record LaneBacklog(Lane lane, Urgency urgency, long codes) {}
