/**
 * The words that every room speaks: product codes, rows, batches and answers, as values and nothing
 * else.
 */
@NullMarked
package caravan.codes;

import org.jspecify.annotations.NullMarked;
