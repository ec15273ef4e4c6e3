/** Caravan: lists of product codes in, enriched JSON and CSV out. */
@NullMarked
package caravan;

import org.jspecify.annotations.NullMarked;
