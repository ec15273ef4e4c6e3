/** Serves: what {@code status} knows, over HTTP, to whoever calls this machine by its names. */
@NullMarked
package caravan.web;

import org.jspecify.annotations.NullMarked;
