package caravan.web.page;

import java.time.Instant;

/** Makes what stands around a screen, as one request needs it. */
public final class Frames {

  private final String root;
  private final String assets;
  private final String version;
  private final Viewer viewer;
  private final String said;
  private final Words words;

  /**
   * @param path of the request, from which its links lead to the top
   * @param viewer who looks at it
   * @param said what came of what was just done; empty if nothing was
   */
  public Frames(
      String path, String assets, String version, Viewer viewer, String said, Words words) {
    long depth = path.chars().skip(1).filter(c -> c == '/').count();
    this.root = "../".repeat((int) depth);
    this.assets = assets;
    this.version = version;
    this.viewer = viewer;
    this.said = said;
    this.words = words;
  }

  /** The frame of that screen. */
  public Frame frame(String title, String screen, String live, Instant now) {
    return new Frame(
        title,
        root.isEmpty() ? "./" : root,
        screen,
        live,
        assets,
        version,
        words.sentence(now),
        words.moment(now, now),
        viewer,
        said);
  }
}
