/** Measures: the whole road beside a textbook route, both against the sandbox. */
@NullMarked
package caravan.bench;

import org.jspecify.annotations.NullMarked;
