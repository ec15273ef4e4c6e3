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
 * Puts lists away. Nothing is overwritten, and nothing is lost to a crash: at every moment the list
 * lies whole under at least one of its names. Throws {@link UncheckedIOException} where the file
 * system refuses.
 */
public final class Shelf {

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
        reason(place, why);
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

  /** Whole or not at all; the temporary's name is the same after a crash, so that none is left. */
  private static void reason(Path place, String why) throws IOException {
    Path folder = Folders.parent(place);
    String name = FileNames.reason(String.valueOf(place.getFileName()));
    Path aside = folder.resolve(".%08x.reason.tmp".formatted(name.hashCode()));
    Files.deleteIfExists(aside);
    write(aside, why.strip() + System.lineSeparator());
    Files.move(
        aside,
        folder.resolve(name),
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
