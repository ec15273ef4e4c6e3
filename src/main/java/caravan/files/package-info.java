/** Files that survive: names that fit, rights that are narrow, bytes that a power cut leaves. */
@NullMarked
package caravan.files;

import org.jspecify.annotations.NullMarked;
