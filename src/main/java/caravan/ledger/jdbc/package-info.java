/** The inside of the ledger: its tables in a relational database. */
@NullMarked
package caravan.ledger.jdbc;

import org.jspecify.annotations.NullMarked;
