/** Speaks with people: one class a command. */
@NullMarked
package caravan.cli;

import org.jspecify.annotations.NullMarked;
