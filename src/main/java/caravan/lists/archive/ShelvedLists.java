package caravan.lists.archive;

import caravan.files.FileNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lists that were put away, in {@code .done} and {@code .failed}: the old ones are deleted. */
public final class ShelvedLists {

  private static final List<String> SHELVES = List.of(".done", ".failed");

  private final Path input;

  /**
   * Those of that folder.
   *
   * @param input where lists are dropped
   */
  public ShelvedLists(Path input) {
    this.input = input;
  }

  /**
   * Deletes what was put away before that moment, and what says why. Where a file system does not
   * tell when that was, nothing is deleted: a file's own time is that of its content, which may be
   * years old.
   *
   * @param atWork paths of lists ({@code de/spring.csv}) that stay, however old; so do others that
   *     had that name
   * @return how many files were deleted
   * @throws UncheckedIOException where one can't be; the others are deleted first
   */
  public long delete(Instant before, Set<String> atWork) {
    Sweep sweep = new Sweep(before, atWork);
    for (String shelf : SHELVES) {
      sweep.through(input.resolve(shelf));
    }
    return sweep.done();
  }

  private static final class Sweep extends SimpleFileVisitor<Path> {

    private final Instant before;
    private final Set<String> atWork;
    private Path shelf = Path.of("");
    private long deleted;
    private @Nullable IOException first;

    Sweep(Instant before, Set<String> atWork) {
      this.before = before;
      this.atWork = atWork;
    }

    void through(Path folder) {
      shelf = folder;
      if (Files.isDirectory(folder)
          && folder.getFileSystem().supportedFileAttributeViews().contains("unix")) {
        try {
          Files.walkFileTree(folder, this);
        } catch (IOException e) {
          failed(e);
        }
      }
    }

    long done() {
      if (first != null) {
        throw new UncheckedIOException(
            "can't delete an old list (caravan.keep.lists): " + first.getMessage(), first);
      }
      return deleted;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      try {
        if (attributes.isRegularFile() && shelved(file).isBefore(before) && !wanted(file)) {
          Files.deleteIfExists(file);
          deleted++;
        }
      } catch (IOException e) {
        failed(e);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      failed(e);
      return FileVisitResult.CONTINUE;
    }

    /** When it got its name, which no copy and no program sets to another time. */
    private static Instant shelved(Path file) throws IOException {
      return ((FileTime) Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS))
          .toInstant();
    }

    private boolean wanted(Path file) {
      String path = shelf.relativize(file).toString().replace('\\', '/');
      return atWork.contains(path) || atWork.contains(FileNames.unnumbered(path));
    }

    private void failed(IOException e) {
      if (first == null && !(e instanceof NoSuchFileException)) {
        first = e;
      }
    }
  }
}
