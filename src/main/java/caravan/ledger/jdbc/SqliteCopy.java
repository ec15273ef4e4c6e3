package caravan.ledger.jdbc;

import caravan.files.Durability;
import caravan.files.FilePermissions;
import caravan.files.Folders;
import caravan.files.TemporaryNames;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jdbi.v3.core.Handle;

/**
 * A whole copy of a database at one moment, also while somebody writes to it: written aside,
 * brought onto the disk, then named.
 */
final class SqliteCopy implements AutoCloseable {

  private final Path place;
  private final Path aside;

  /**
   * A copy that is to stand at that place, beside which it is written.
   *
   * @throws IOException where nothing can be written there
   */
  SqliteCopy(Path place) throws IOException {
    this.place = place.toAbsolutePath();
    Path folder = Folders.parent(this.place);
    this.aside =
        Files.createTempFile(
            folder, ".caravan-", TemporaryNames.PART, FilePermissions.ofFile(this.place));
    aside.toFile().deleteOnExit(); // where somebody ends the process meanwhile
  }

  /** Where it is until it is named. */
  Path aside() {
    return aside;
  }

  /** Fills it with what that connection sees, outside of any transaction. */
  void fill(Handle source) {
    source.execute("vacuum into ?", aside.toString());
  }

  /**
   * Gives it its name.
   *
   * @param over in place of what stands there
   * @throws FileAlreadyExistsException where something does, and is not to be replaced
   */
  void publish(boolean over) throws IOException {
    Durability.force(aside);
    if (over) {
      Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
    } else {
      if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(place.toString());
      }
      Files.move(aside, place);
    }
    Durability.force(Folders.parent(place));
  }

  /** What was not named is gone. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(aside);
  }
}
