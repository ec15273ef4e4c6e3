package caravan.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * What is made for the owner and its group at most, whatever the umask; nothing where a file system
 * knows no such rights.
 */
public final class FilePermissions {

  private FilePermissions() {}

  /** For a folder to be made there. */
  public static FileAttribute<?>[] ofFolder(Path folder) {
    return of(folder, "rwxr-x---");
  }

  /** For a file to be made there. */
  public static FileAttribute<?>[] ofFile(Path file) {
    return of(file, "rw-r-----");
  }

  /** Gives a file the rights that another has, whose name it is about to get. */
  public static void keep(Path of, Path file) throws IOException {
    if (posix(file)) {
      Files.setPosixFilePermissions(file, Files.getPosixFilePermissions(of));
    }
  }

  private static FileAttribute<?>[] of(Path path, String text) {
    return posix(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))
        }
        : new FileAttribute<?>[0];
  }

  static boolean posix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
