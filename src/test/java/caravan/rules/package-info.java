/** The house's own rules: which room may know which, and what none of them may touch. */
@NullMarked
package caravan.rules;

import org.jspecify.annotations.NullMarked;
