package caravan.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Brings onto the disk what others wrote: it is there after a power cut too. */
public final class Durability {

  private Durability() {}

  /**
   * The bytes of a file, or the names in a folder; nothing where what is open for reading can't be
   * forced, as on Windows.
   */
  public static void force(Path path) throws IOException {
    if (FilePermissions.posix(path)) {
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
