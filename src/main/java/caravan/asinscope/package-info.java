/**
 * Asks the two ASINScope APIs: what a call looks like, and the one place that turns an answer into
 * a reply.
 */
@NullMarked
package caravan.asinscope;

import org.jspecify.annotations.NullMarked;
