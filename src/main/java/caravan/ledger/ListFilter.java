package caravan.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Which lists are meant.
 *
 * @param text part of the name, of the folder or of the results' name, in any case; empty: any
 * @param delivered whether their results stand; null: either
 * @param folder the folder that they were dropped in; null: any
 * @param before lists with a smaller number only
 */
public record ListFilter(
    String text, @Nullable Boolean delivered, @Nullable String folder, long before) {}
