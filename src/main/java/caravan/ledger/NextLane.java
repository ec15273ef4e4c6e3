package caravan.ledger;

import caravan.codes.Lane;

/**
 * The lane whose turn it is.
 *
 * @param codes how many wait in it, counted no further than was asked
 */
public record NextLane(Lane lane, long codes) {}
