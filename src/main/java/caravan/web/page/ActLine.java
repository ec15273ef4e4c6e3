package caravan.web.page;

/**
 * What a person did.
 *
 * @param what in a word
 * @param who did it
 * @param note what they said of it; empty if nothing
 */
public record ActLine(String what, String who, Moment at, String note) {}
