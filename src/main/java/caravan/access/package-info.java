/** Knows: who somebody is, as files say it: passwords, tokens, certificates, proxies' addresses. */
@NullMarked
package caravan.access;

import org.jspecify.annotations.NullMarked;
