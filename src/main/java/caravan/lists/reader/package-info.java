/** A whole list: how it is to be read, its rows, and why a person should be asked first. */
@NullMarked
package caravan.lists.reader;

import org.jspecify.annotations.NullMarked;
