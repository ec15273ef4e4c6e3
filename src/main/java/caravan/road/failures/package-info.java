/**
 * What a step throws that is to be done again, and when that is due. {@code routes/Failures} puts
 * it in order.
 */
@NullMarked
package caravan.road.failures;

import org.jspecify.annotations.NullMarked;
