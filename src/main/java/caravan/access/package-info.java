/** Knows: who may in, as files say it: passwords, tokens, certificates, addresses of proxies. */
@NullMarked
package caravan.access;

import org.jspecify.annotations.NullMarked;
