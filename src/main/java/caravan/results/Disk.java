package caravan.results;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** New files and folders, open to the owner and its group at most, and made durable. */
interface Disk {

  /** Opens a new file for writing; one that stands there is removed, a link never followed. */
  FileChannel create(Path file) throws IOException;

  /** The machine's own. */
  static Disk real() {
    return file -> {
      Files.deleteIfExists(file);
      return FileChannel.open(
          file,
          Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
          permissions("rw-r-----"));
    };
  }

  /** Makes a folder and those above it. */
  static void createFolder(Path folder) throws IOException {
    Files.createDirectories(folder, permissions("rwxr-x---"));
  }

  /** Makes durable what got or lost its name in a folder; Windows does so by itself. */
  static void force(Path folder) throws IOException {
    if (posix()) {
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  private static FileAttribute<?>[] permissions(String text) {
    return posix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean posix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
