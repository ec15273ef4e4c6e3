package caravan.lists.archive;

import caravan.files.Durability;
import caravan.files.FilePermissions;
import caravan.files.Folders;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Moves that overwrite nothing, and lose nothing to a crash, which ends what was begun. */
final class FileMove {

  private FileMove() {}

  /**
   * Moves a file to exactly that place, of the same file system.
   *
   * @return whether it lies there; false where another file has that name
   */
  static boolean to(Path file, Path place) throws IOException {
    return linked(file, place) || reserved(file, place);
  }

  /** Gives the file a second name, which fails if that is taken, and then takes the first away. */
  private static boolean linked(Path file, Path place) throws IOException {
    try {
      Files.createLink(place, file);
    } catch (FileAlreadyExistsException e) {
      if (Files.isSymbolicLink(file) || !twice(file, place)) {
        return false;
      }
    } catch (IOException | UnsupportedOperationException e) {
      if (!exists(file)) {
        throw e;
      }
      return false;
    }
    Files.delete(file);
    return true;
  }

  /**
   * The same where files can't have two names, or must not at any moment: the name is reserved,
   * then moved upon.
   */
  static boolean reserved(Path file, Path place) throws IOException {
    if (exists(place)) {
      return false;
    }
    try {
      Files.createFile(place);
    } catch (FileAlreadyExistsException e) {
      return false;
    }
    try {
      Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      Files.deleteIfExists(place);
      throw e;
    }
  }

  /**
   * Puts a file at exactly that place, of whatever file system it comes. A link may lead nowhere
   * from another folder: of what it points to a copy is put there. Where it was copied it still
   * lies where it was.
   *
   * @return whether it lies there; false where another file has that name
   */
  static boolean across(Path file, Path place) throws IOException {
    Durability.force(file);
    boolean near =
        !Files.isSymbolicLink(file)
            && Files.getFileStore(file).equals(Files.getFileStore(Folders.parent(place)));
    boolean placed = to(near ? file : copied(file, place), place);
    Files.deleteIfExists(temporary(place, "list"));
    return placed;
  }

  /** A whole copy in the folder of that place, under a name that no list has. */
  private static Path copied(Path file, Path place) throws IOException {
    Path copy = temporary(place, "list");
    Files.deleteIfExists(copy);
    Files.createFile(copy, FilePermissions.ofFile(copy));
    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    Durability.force(copy);
    return copy;
  }

  /** One file under two names, or two of the same content: a move that was cut in half. */
  static boolean same(Path file, Path place) throws IOException {
    return twice(file, place)
        || (Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)
            && Files.mismatch(file, place) < 0);
  }

  /** Whether it lies there too; a link that lies there is another file, wherever it leads. */
  static boolean twice(Path file, Path place) throws IOException {
    return !Files.isSymbolicLink(place) && Files.isSameFile(place, file);
  }

  static boolean exists(Path place) {
    return Files.exists(place, LinkOption.NOFOLLOW_LINKS);
  }

  /** A name beside that place; the same after a crash, so that none is left. */
  static Path temporary(Path place, String what) {
    String name = String.valueOf(place.getFileName());
    return place.resolveSibling(".%08x.%s.tmp".formatted(name.hashCode(), what));
  }
}
