/** Chooses: properties, environment and options become one record for each room, checked once. */
@NullMarked
package caravan.settings;

import org.jspecify.annotations.NullMarked;
