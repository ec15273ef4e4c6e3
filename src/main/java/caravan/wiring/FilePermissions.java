package caravan.wiring;

import java.nio.file.FileSystems;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** What is made for the owner and its group at most, whatever the umask. */
final class FilePermissions {

  private FilePermissions() {}

  static FileAttribute<?>[] ofFolder() {
    return of("rwxr-x---");
  }

  static FileAttribute<?>[] ofFile() {
    return of("rw-r-----");
  }

  private static FileAttribute<?>[] of(String text) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))
        }
        : new FileAttribute<?>[0];
  }
}
