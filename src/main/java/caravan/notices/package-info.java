/** Tells others what happens: finds it in the ledger, keeps it in an outbox there, and posts it. */
@NullMarked
package caravan.notices;

import org.jspecify.annotations.NullMarked;
