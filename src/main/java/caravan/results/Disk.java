package caravan.results;

import caravan.files.FilePermissions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** New files, open to the owner and its group at most. */
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
          FilePermissions.ofFile(file));
    };
  }
}
