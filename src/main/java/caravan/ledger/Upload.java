package caravan.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A list's results that a server has not got yet.
 *
 * @param result the name of the results in the output folder, without ending: {@code de/spring}
 * @param there their name on the server; null until chosen
 */
public record Upload(long list, String result, @Nullable String there) {}
