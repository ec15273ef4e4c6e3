package caravan.ledger;

import caravan.codes.ResultRow;

/**
 * A row as it stands.
 *
 * @param row where it is open, its outcome, items and moment mean nothing
 * @param open whether it has no final answer yet
 */
public record ListRow(ResultRow row, boolean open) {}
