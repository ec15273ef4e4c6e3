/** Connects: the beans that the routes name, and the few adapters that know Camel. */
@NullMarked
package caravan.wiring;

import org.jspecify.annotations.NullMarked;
