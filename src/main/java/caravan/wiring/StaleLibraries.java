package caravan.wiring;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of SQLite's native library, a megabyte each, that killed processes left in the temporary
 * folder: SQLite deletes its own at the end, which a killed process does not reach, and takes those
 * of others for being in use.
 */
final class StaleLibraries {

  private static final Logger LOG = LoggerFactory.getLogger(StaleLibraries.class);

  /** One that is in use may go all the same, once it is loaded, which is done in moments. */
  private static final Duration LOADED = Duration.ofHours(1);

  private static final Pattern COPY =
      Pattern.compile(
          "sqlite-[0-9.]+-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-(?:lib)?sqlitejdbc\\.(?:so|dylib|dll)(?:\\.lck)?");

  private StaleLibraries() {}

  /** Deletes those in that folder that can be. */
  static void delete(Path temporary, Instant now) {
    try (DirectoryStream<Path> copies = Files.newDirectoryStream(temporary, "sqlite-*")) {
      for (Path copy : copies) {
        if (COPY.matcher(String.valueOf(copy.getFileName())).matches()) {
          deleteIfOld(copy, now.minus(LOADED));
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.debug("{} can't be looked through: {}", temporary, e.toString());
    }
  }

  private static void deleteIfOld(Path copy, Instant before) {
    try {
      if (Files.getLastModifiedTime(copy).toInstant().isBefore(before)) {
        Files.deleteIfExists(copy);
      }
    } catch (IOException e) { // somebody else's, or loaded on Windows
      LOG.debug("{} can't be deleted: {}", copy, e.toString());
    }
  }
}
