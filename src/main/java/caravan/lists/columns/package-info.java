/** What the columns of a table mean, and what becomes of a row's cells then. */
@NullMarked
package caravan.lists.columns;

import org.jspecify.annotations.NullMarked;
