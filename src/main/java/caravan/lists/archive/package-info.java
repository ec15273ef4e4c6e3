/** Where lists lie once they were taken in, held or refused. */
@NullMarked
package caravan.lists.archive;

import org.jspecify.annotations.NullMarked;
