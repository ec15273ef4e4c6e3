package caravan.codes;

import java.time.Instant;
import java.util.Iterator;

/**
 * A list beside the last one of its name that was delivered.
 *
 * @param since when that one was delivered
 * @param differences products that are new, that were answered differently, and that are gone, each
 *     once, in the order of the lists; read once, and only as long as the list itself is read
 */
public record Comparison(Instant since, Iterator<Difference> differences) {}
