package caravan.wiring;

import java.time.Duration;

/**
 * How long a call may take.
 *
 * @param connecting until its request can be written
 * @param whole until the last byte of its answer
 */
record CallLimits(Duration connecting, Duration whole) {}
