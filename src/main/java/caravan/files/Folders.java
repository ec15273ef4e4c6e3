package caravan.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders for the owner and its group at most. */
public final class Folders {

  private Folders() {}

  /** Makes a folder and those above it. */
  public static void make(Path folder) throws IOException {
    Files.createDirectories(folder, FilePermissions.ofFolder(folder));
  }

  /** The same where it is missing; then its own name is made durable. */
  public static void makeDurably(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      make(folder);
      Durability.force(parent(folder));
    }
  }

  /** The folder in which a file lies. */
  public static Path parent(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException("'" + file + "' lies in no folder");
    }
    return parent;
  }
}
