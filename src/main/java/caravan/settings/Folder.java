package caravan.settings;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Names of files and folders, as people type them. */
final class Folder {

  private Folder() {}

  /** The absolute path of a name; {@code ~/} is the user's home. */
  static Path read(String text) {
    String home = System.getProperty("user.home", "");
    boolean below = text.equals("~") || text.startsWith("~/");
    try {
      Path path = below ? Path.of(home, text.substring(1)) : Path.of(text);
      return path.toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("can't be the name of a file or folder", e);
    }
  }

  /** Where a path leads when every link on the way is followed, also if it is yet to be made. */
  static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      Path parent = path.getParent();
      Path name = path.getFileName();
      return parent == null || name == null ? path : real(parent).resolve(name);
    }
  }
}
