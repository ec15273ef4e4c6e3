package caravan.web.page;

/**
 * What stands around every screen.
 *
 * @param title of the window, without the program's name
 * @param root what leads from the screen's path to the top: empty, {@code ../}
 * @param screen its own word, for the navigation: {@code now}, {@code lists}
 * @param live which events change it, {@code lists/5}; empty if none do
 * @param assets what names this version of the page's files
 * @param version of the program
 * @param zone in which zone its times are, in words
 * @param at the moment that it shows
 * @param viewer who looks at it
 * @param said what came of what was just done; empty if nothing was
 */
public record Frame(
    String title,
    String root,
    String screen,
    String live,
    String assets,
    String version,
    String zone,
    Moment at,
    Viewer viewer,
    String said) {

  /** Whether nothing can be changed here. */
  public boolean readOnly() {
    return !viewer.acts();
  }

  /** Where a path from the top is, seen from the screen. */
  public String to(String path) {
    return root + path;
  }

  /** Whether that part of the navigation is the one that is shown. */
  public boolean shows(String word) {
    return screen.equals(word);
  }
}
