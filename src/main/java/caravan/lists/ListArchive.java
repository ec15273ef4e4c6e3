package caravan.lists;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Puts lists away; {@code .failed} is the dead letter folder. Nothing is overwritten, and nothing
 * is lost to a crash: at every moment the list lies whole under at least one of its names. Throws
 * {@link UncheckedIOException} where the file system refuses.
 */
public final class ListArchive {

  /**
   * Moves a list into a folder of the same file system, which is made if it isn't there. Where its
   * name is taken it gets {@code -2}, {@code -3} before the ending. Doing it again after a crash
   * ends what was begun.
   *
   * @return where it lies now
   */
  public Path shelve(Path file, Path folder) {
    try {
      Folders.make(folder);
      Path place = move(file, folder);
      Folders.sync(folder);
      Folders.sync(Folders.parent(file));
      return place;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "can't move the list '%s' to '%s': %s".formatted(file, folder, e.getMessage()), e);
    }
  }

  private static Path move(Path file, Path folder) throws IOException {
    String name = String.valueOf(file.getFileName());
    for (int copy = 1; ; copy++) {
      Path place = folder.resolve(FileNames.numbered(name, copy));
      if (linked(file, place) || (!exists(place) && taken(file, place))) {
        return place;
      }
    }
  }

  /** Gives the list a second name, which fails if that is taken, and then takes the first away. */
  private static boolean linked(Path file, Path place) throws IOException {
    try {
      Files.createLink(place, file);
    } catch (FileAlreadyExistsException e) {
      if (Files.isSymbolicLink(file) || !Files.isSameFile(place, file)) {
        return false;
      }
    } catch (IOException | UnsupportedOperationException e) {
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
      return false;
    }
    Files.delete(file);
    return true;
  }

  /** The way where files can't have two names: the name is reserved, then moved upon. */
  private static boolean taken(Path file, Path place) throws IOException {
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
   * Gives a list another name, in that folder or another of the same file system, which is made if
   * it isn't there. Where the name is taken it gets {@code -2}, {@code -3} before the ending. At no
   * moment does it lie there under two names.
   *
   * @return where it lies now
   */
  public Path rename(Path file, Path place) {
    try {
      Path folder = Folders.parent(place);
      Folders.make(folder);
      String name = FileNames.fitting(name(place));
      for (int copy = 1; ; copy++) {
        Path free = folder.resolve(FileNames.numbered(name, copy));
        if (!exists(free) && taken(file, free)) {
          Folders.sync(folder);
          Folders.sync(Folders.parent(file));
          return free;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "can't rename the list '%s' to '%s': %s".formatted(file, place, e.getMessage()), e);
    }
  }

  /**
   * Moves a list that was put away back to where it was dropped, as {@link #rename} does, and takes
   * away what says why it could not be read.
   *
   * @return where it lies now
   */
  public Path takeBack(Path place, Path home) {
    Path back = rename(place, home);
    try {
      Files.deleteIfExists(place.resolveSibling(FileNames.reason(name(place))));
      return back;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "can't remove the reason beside '%s': %s".formatted(place, e.getMessage()), e);
    }
  }

  private static boolean exists(Path place) {
    return Files.exists(place, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Moves a list that can't be read into a folder as {@link #shelve} does, and says why in {@code
   * NAME.reason.txt} beside it, which is there before the list is.
   *
   * @return where it lies now
   */
  public Path fail(Path file, Path folder, String why) {
    try {
      Folders.make(folder);
      String name = String.valueOf(file.getFileName());
      for (int copy = 1; ; copy++) {
        Path place = folder.resolve(FileNames.numbered(name, copy));
        if (exists(place) && !Files.isSameFile(place, file)) {
          continue;
        }
        tell(place, FileNames.reason(name(place)), "reason", why);
        if (linked(file, place) || (!exists(place) && taken(file, place))) {
          Folders.sync(folder);
          Folders.sync(Folders.parent(file));
          return place;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "can't move the list '%s' to '%s': %s".formatted(file, folder, e.getMessage()), e);
    }
  }

  /**
   * Moves a list to exactly that place, of whatever file system it comes, and says why in {@code
   * NAME.why.txt} beside it, which is there before the list is. Doing it again after a crash ends
   * what was begun.
   *
   * @return whether it lies there; false where another file has that name
   */
  public boolean hold(Path file, Path place, String why) {
    try {
      Path folder = Folders.parent(place);
      Folders.make(folder);
      if (exists(place) && !same(file, place)) {
        return false;
      }
      tell(place, FileNames.why(name(place)), "why", why);
      if (!exists(place) && !placed(file, place)) {
        return false;
      }
      Folders.sync(folder);
      Files.deleteIfExists(file);
      Folders.sync(Folders.parent(file));
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "can't move the list '%s' to '%s': %s".formatted(file, place, e.getMessage()), e);
    }
  }

  /** A link may lead nowhere from another folder: of what it points to a copy is held. */
  private static boolean placed(Path file, Path place) throws IOException {
    Folders.syncFile(file);
    boolean near =
        !Files.isSymbolicLink(file)
            && Files.getFileStore(file).equals(Files.getFileStore(Folders.parent(place)));
    Path own = near ? file : copied(file, place);
    boolean placed = linked(own, place) || (!exists(place) && taken(own, place));
    Files.deleteIfExists(aside(place, "list"));
    return placed;
  }

  /** One file under two names, or two of the same content: a move that was cut in half. */
  private static boolean same(Path file, Path place) throws IOException {
    return Files.isSameFile(place, file)
        || (Files.isRegularFile(place) && Files.mismatch(file, place) < 0);
  }

  /** The file that says why a list is held that lies at that place. */
  public static Path why(Path place) {
    return place.resolveSibling(FileNames.why(name(place)));
  }

  /** Takes away what says why a list is held that lay at that place. */
  public void forgetWhy(Path place) {
    try {
      Files.deleteIfExists(why(place));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "can't remove '%s': %s".formatted(why(place), e.getMessage()), e);
    }
  }

  /** A whole copy in the folder of that place, under a name that no list has. */
  private static Path copied(Path file, Path place) throws IOException {
    Path copy = aside(place, "list");
    Files.deleteIfExists(copy);
    Files.createFile(copy, Folders.fileRights(copy));
    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    Folders.syncFile(copy);
    return copy;
  }

  private static String name(Path place) {
    return String.valueOf(place.getFileName());
  }

  /** The temporary's name is the same after a crash, so that none is left. */
  private static Path aside(Path place, String what) {
    return place.resolveSibling(".%08x.%s.tmp".formatted(name(place).hashCode(), what));
  }

  /** Whole or not at all. */
  private static void tell(Path place, String name, String what, String text) throws IOException {
    Path aside = aside(place, what);
    Files.deleteIfExists(aside);
    write(aside, text.strip() + System.lineSeparator());
    Files.move(
        aside,
        place.resolveSibling(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static void write(Path file, String text) throws IOException {
    try (FileChannel out =
        FileChannel.open(
            Files.createFile(file, Folders.fileRights(file)), StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
  }
}
