/** From bytes to records: encodings, dialects of text, JSON, workbooks. */
@NullMarked
package caravan.lists.format;

import org.jspecify.annotations.NullMarked;
