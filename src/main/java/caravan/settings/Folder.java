package caravan.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Names of files and folders, as people type them. */
final class Folder {

  /** Of links to links: as many as Linux follows. */
  private static final int LONGEST_CHAIN = 40;

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
    return real(path, LONGEST_CHAIN);
  }

  private static Path real(Path path, int links) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      Path target = links > 0 ? target(path) : null;
      if (target != null) {
        return real(target, links - 1);
      }
      Path parent = path.getParent();
      Path name = path.getFileName();
      return parent == null || name == null ? path : real(parent, links).resolve(name);
    }
  }

  /** What a link leads to that leads to nothing yet; null if it is no link. */
  private static @Nullable Path target(Path path) {
    try {
      Path parent = path.getParent();
      Path target = Files.readSymbolicLink(path);
      return (parent == null ? target : parent.resolve(target)).normalize();
    } catch (IOException | UnsupportedOperationException e) {
      return null;
    }
  }

  /** Whether both are one folder, also where it is mounted at two places. */
  static boolean same(Path one, Path other) {
    try {
      return one.equals(other) || Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }
}
