/**
 * A list becomes rows in the ledger: which file is complete, what is held for a word, what it would
 * cost. {@code routes/Intake} and {@code routes/Fetch} put it in order.
 */
@NullMarked
package caravan.road.intake;

import org.jspecify.annotations.NullMarked;
