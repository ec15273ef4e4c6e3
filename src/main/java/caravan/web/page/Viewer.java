package caravan.web.page;

/**
 * Who looks at a screen.
 *
 * @param name empty where nobody is asked who he is
 * @param session whether he can log out here
 * @param acts whether he may change something
 */
public record Viewer(String name, boolean session, boolean acts) {}
