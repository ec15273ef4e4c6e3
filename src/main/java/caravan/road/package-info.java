/**
 * The steps of the road, each joining rooms that do not know each other: enrol, dispatch, settle,
 * deliver.
 */
@NullMarked
package caravan.road;

import org.jspecify.annotations.NullMarked;
