/**
 * Acts: what people do with channels and lists, each once, for command, page and API; answers in
 * words what came of it.
 */
@NullMarked
package caravan.desk;

import org.jspecify.annotations.NullMarked;
