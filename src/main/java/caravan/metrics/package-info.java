/**
 * Measures: counts what this process did, and tells it with how everything stands to Prometheus.
 */
@NullMarked
package caravan.metrics;

import org.jspecify.annotations.NullMarked;
