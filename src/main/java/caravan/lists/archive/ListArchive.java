package caravan.lists.archive;

import caravan.files.Durability;
import caravan.files.FileNames;
import caravan.files.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Puts lists away; {@code .failed} is the dead letter folder. Nothing is overwritten, and nothing
 * is lost to a crash: at every moment the list lies whole under at least one of its names. Folders
 * are made where they are missing.
 *
 * <p>Every method throws {@link UncheckedIOException} where the file system refuses.
 */
public final class ListArchive {

  /**
   * Moves a list into a folder of the same file system. Where its name is taken it gets {@code -2},
   * {@code -3} before the ending. Doing it again after a crash ends what was begun.
   *
   * @return where it lies now
   */
  public Path shelve(Path file, Path folder) {
    return moved("move", file, folder, () -> free(file, folder, name(file), FileMove::to));
  }

  /** The same, which a power cut may undo until both folders are forced. */
  public Path shelveUnforced(Path file, Path folder) {
    return moved("move", file, folder, () -> first(file, folder, name(file), FileMove::to));
  }

  /**
   * Gives a list another name, in that folder or another of the same file system. Where the name is
   * taken it gets {@code -2}, {@code -3} before the ending. At no moment does it lie there under
   * two names.
   *
   * @return where it lies now
   */
  public Path rename(Path file, Path place) {
    String name = FileNames.fitting(name(place));
    return moved(
        "rename", file, place, () -> free(file, Folders.parent(place), name, FileMove::reserved));
  }

  /**
   * Gives a file its name as a list in that folder. Where the name is taken it gets {@code -2},
   * {@code -3} before the ending. Where files can have two names it lies there under both for a
   * moment; at no moment does another list or an empty file have its name.
   *
   * @return where it lies now
   */
  public Path place(Path file, Path place) {
    String name = FileNames.fitting(name(place));
    return moved("move", file, place, () -> free(file, Folders.parent(place), name, FileMove::to));
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
      Files.deleteIfExists(ReasonFile.REASON.of(place));
      return back;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "can't remove the reason beside '%s': %s".formatted(place, e.getMessage()), e);
    }
  }

  /**
   * Moves a list that can't be read into a folder as {@link #shelve} does, and says why in {@code
   * NAME.reason.txt} beside it, which is there before the list is.
   *
   * @return where it lies now
   */
  public Path fail(Path file, Path folder, String why) {
    Move explained =
        (list, place) -> {
          if (FileMove.exists(place) && !FileMove.twice(list, place)) {
            return false;
          }
          ReasonFile.REASON.write(place, why);
          return FileMove.to(list, place);
        };
    return moved("move", file, folder, () -> free(file, folder, name(file), explained));
  }

  /**
   * Moves a list to exactly that place, of whatever file system it comes, and says why in {@code
   * NAME.why.txt} beside it, which is there before the list is. Doing it again after a crash ends
   * what was begun.
   *
   * @return whether it lies there; false where another file has that name
   */
  public boolean hold(Path file, Path place, String why) {
    return moved("move", file, place, () -> held(file, place, why));
  }

  private static boolean held(Path file, Path place, String why) throws IOException {
    Path folder = Folders.parent(place);
    Folders.makeDurably(folder);
    if (FileMove.exists(place) && !FileMove.same(file, place)) {
      return false;
    }
    ReasonFile.WHY.write(place, why);
    if (!FileMove.exists(place) && !FileMove.across(file, place)) {
      return false;
    }
    Durability.force(folder);
    Files.deleteIfExists(file);
    Durability.force(Folders.parent(file));
    return true;
  }

  /** The file that says why a list is held that lies at that place. */
  public static Path why(Path place) {
    return ReasonFile.WHY.of(place);
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

  private static Path free(Path file, Path folder, String name, Move move) throws IOException {
    Path place = first(file, folder, name, move);
    Durability.force(folder);
    Durability.force(Folders.parent(file));
    return place;
  }

  /** Moves it under the first of its names that is free. */
  private static Path first(Path file, Path folder, String name, Move move) throws IOException {
    Folders.makeDurably(folder);
    for (int copy = 1; ; copy++) {
      Path place = folder.resolve(FileNames.numbered(name, copy));
      if (move.to(file, place)) {
        return place;
      }
    }
  }

  private static <T> T moved(String what, Path file, Path to, Moving<T> moving) {
    try {
      return moving.get();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "can't %s the list '%s' to '%s': %s".formatted(what, file, to, e.getMessage()), e);
    }
  }

  private static String name(Path place) {
    return String.valueOf(place.getFileName());
  }

  /** Answers whether the file lies at that place; false where another file has that name. */
  private interface Move {
    boolean to(Path file, Path place) throws IOException;
  }

  private interface Moving<T> {
    T get() throws IOException;
  }
}
