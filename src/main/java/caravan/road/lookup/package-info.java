/** What a reply means for the codes that were asked for. {@code routes/Lookup} puts it in order. */
@NullMarked
package caravan.road.lookup;

import org.jspecify.annotations.NullMarked;
