package caravan.lists;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders that survive a power cut, for the owner's group at most. */
final class Folders {

  private static final FileAttribute<?> FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---"));
  private static final FileAttribute<?> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"));

  private Folders() {}

  static void make(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, posix(folder) ? rights(FOLDER) : rights());
      sync(parent(folder));
    }
  }

  /**
   * Makes the names in the folder safe on disk; where folders can't be opened, they are already.
   */
  static void sync(Path folder) throws IOException {
    if (posix(folder)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Makes what is in the file safe on disk. */
  static void syncFile(Path file) throws IOException {
    if (posix(file)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  static Path parent(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException("'" + file + "' lies in no folder");
    }
    return parent;
  }

  static FileAttribute<?>[] fileRights(Path file) {
    return posix(file) ? rights(FILE) : rights();
  }

  private static FileAttribute<?>[] rights(FileAttribute<?>... rights) {
    return rights;
  }

  private static boolean posix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
