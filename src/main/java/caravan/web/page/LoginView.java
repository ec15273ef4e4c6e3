package caravan.web.page;

/**
 * Where people say who they are.
 *
 * @param assets what names this version of the page's files
 * @param to the screen that they go on to, from the top
 * @param fault what was wrong; empty if nothing was
 * @param passwords whether there are any
 * @param proxy whether a proxy may say who somebody is
 */
public record LoginView(String assets, String to, String fault, boolean passwords, boolean proxy) {}
