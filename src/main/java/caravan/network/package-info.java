/** Leads out: through a company's proxy, and to servers that a company's authority vouches for. */
@NullMarked
package caravan.network;

import org.jspecify.annotations.NullMarked;
