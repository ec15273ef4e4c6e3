/** Shows how things stand: reads the ledger and never writes. */
@NullMarked
package caravan.status;

import org.jspecify.annotations.NullMarked;
