/** Which codes go out, how many in a call, and when. {@code routes/Dispatch} puts it in order. */
@NullMarked
package caravan.road.dispatch;

import org.jspecify.annotations.NullMarked;
