/** Shows: how everything stands, for people and programs; it reads, and never writes. */
@NullMarked
package caravan.status;

import org.jspecify.annotations.NullMarked;
