/**
 * A list whose every row has its answer becomes files, here and on servers. {@code routes/Deliver}
 * and {@code routes/Send} put it in order.
 */
@NullMarked
package caravan.road.delivery;

import org.jspecify.annotations.NullMarked;
