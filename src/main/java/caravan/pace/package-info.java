/**
 * Arithmetic of waiting: the plan, the price of a call, the sliding window, the back-off. It
 * answers how long; it never waits.
 */
@NullMarked
package caravan.pace;

import org.jspecify.annotations.NullMarked;
