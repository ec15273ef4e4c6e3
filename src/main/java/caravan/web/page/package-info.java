/** The screens: what each shows, in the words that stand on it; templates only lay it out. */
@NullMarked
package caravan.web.page;

import org.jspecify.annotations.NullMarked;
