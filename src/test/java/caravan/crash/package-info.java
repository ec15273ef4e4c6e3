/** Kills Caravan at every step and shows that nothing is lost and nothing paid twice. */
@NullMarked
package caravan.crash;

import org.jspecify.annotations.NullMarked;
