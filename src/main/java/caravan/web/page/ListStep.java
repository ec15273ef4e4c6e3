package caravan.web.page;

/**
 * Something that happened to a list, or goes on.
 *
 * @param when by the clock; {@code now} of what goes on, {@code in all} of what happened several
 *     times
 */
public record ListStep(String when, String what) {}
