package caravan.web.page;

/**
 * Nothing to show, and why.
 *
 * @param status the HTTP status
 * @param what in a few words
 * @param why which check it was, and what to do
 */
public record ErrorView(Frame frame, int status, String what, String why) {}
