/**
 * The steps of the road, each joining rooms that do not know each other. They stand in chambers,
 * one for each stretch, which are called as its routes.
 */
@NullMarked
package caravan.road;

import org.jspecify.annotations.NullMarked;
