/** What one cell says: cleaned, and read as a product code. A record is its cells. */
@NullMarked
package caravan.lists.cells;

import org.jspecify.annotations.NullMarked;
