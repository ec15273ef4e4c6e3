/**
 * Reads lists: files in, rows with codes out, and what is wrong with a row said in words. Here
 * stands what its chambers share.
 */
@NullMarked
package caravan.lists;

import org.jspecify.annotations.NullMarked;
