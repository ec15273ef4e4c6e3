/**
 * Remembers: lists, rows, codes, calls and channels, in one database, each step one transaction.
 */
@NullMarked
package caravan.ledger;

import org.jspecify.annotations.NullMarked;
