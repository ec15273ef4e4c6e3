package caravan.codes;

import org.jspecify.annotations.Nullable;

/**
 * A product whose answer may not be the one that the last list of that name was delivered with.
 *
 * @param code as it was asked for
 * @param domain where it was asked for
 * @param before the API's items then, as the text of a JSON array, {@code []} if none were known;
 *     null if the product was not in that list
 * @param after the API's items now, likewise; null if the product is not in the list any more
 */
public record Difference(
    ProductCode code, Domain domain, @Nullable String before, @Nullable String after) {}
