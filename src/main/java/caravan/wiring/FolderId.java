package caravan.wiring;

import caravan.files.Folders;
import caravan.settings.StartException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Tells a folder from every other, wherever it is mounted: machines that find the same number in it
 * share it. The number stands in the folder's file {@code .caravan-folder}.
 */
final class FolderId {

  private static final String FILE = ".caravan-folder";

  private FolderId() {}

  /** The folder's number; it gets one, and is made, where there is none. */
  static String of(Path folder) {
    return in(folder, FILE);
  }

  /** The same of a file of another name. */
  static String in(Path folder, String name) {
    Path file = folder.resolve(name);
    try {
      Folders.make(folder);
      if (Files.notExists(file)) {
        write(file);
      }
      return UUID.fromString(Files.readString(file).strip()).toString();
    } catch (IOException | IllegalArgumentException e) {
      throw new StartException(
          "The file %s can't be used (%s). It tells its folder from others: see to it that it can be"
                  .formatted(file, e.getMessage())
              + " read and written, or delete it, and it is made anew.",
          e);
    }
  }

  /** Whole or not at all; where several write it at once the first one's stays. */
  private static void write(Path file) throws IOException {
    UUID id = UUID.randomUUID();
    Path aside = file.resolveSibling(file.getFileName() + "." + id + ".part");
    Files.writeString(aside, id + "\n");
    try {
      Files.createLink(file, aside);
    } catch (FileAlreadyExistsException e) {
      return; // another was quicker
    } finally {
      Files.deleteIfExists(aside);
    }
  }
}
