/** Writes results: CSV, JSON and receipt, written aside, made durable, then given their names. */
@NullMarked
package caravan.results;

import org.jspecify.annotations.NullMarked;
