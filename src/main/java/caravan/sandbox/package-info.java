/** Pretends both APIs on a local port, with their limits and errors as documented. */
@NullMarked
package caravan.sandbox;

import org.jspecify.annotations.NullMarked;
