package caravan.lists.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The lists that were not taken in, as the reasons beside them tell; it only looks. What can't be
 * read is left out.
 */
public final class FailedLists {

  /** How many are told, the newest ones. */
  public static final int MOST = 20;

  private static final int LONGEST = 1_000;
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final int WORTH = 20;

  /** A reason by its file. */
  private record Found(Path file, Instant since) {}

  private final Path folder;
  private final Clock clock;
  private List<FailedList> last = List.of();
  private Instant lookAgain = Instant.MIN;

  /**
   * Those of that folder.
   *
   * @param folder of failed lists; it may be missing
   */
  public FailedLists(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * The newest ones, the last one first. Walking through many files takes its time: it is done anew
   * no more than it is worth.
   */
  public synchronized List<FailedList> newest() {
    Instant now = clock.instant();
    if (!lookAgain.isAfter(now)) {
      last = look();
      Duration took = Duration.between(now, clock.instant());
      lookAgain = now.plus(FRESH).plus(took.multipliedBy(WORTH));
    }
    return last;
  }

  private List<FailedList> look() {
    return found().stream()
        .sorted(Comparator.comparing(Found::since).reversed().thenComparing(Found::file))
        .limit(MOST)
        .flatMap(one -> read(one).stream())
        .toList();
  }

  private List<Found> found() {
    List<Found> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes of) {
              if (of.isRegularFile() && ReasonFile.REASON.is(file)) {
                found.add(new Found(file, of.lastModifiedTime().toInstant()));
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) {
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path at, IOException why) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      return found; // what could be seen
    }
    return found;
  }

  private Optional<FailedList> read(Found one) {
    try (InputStream in = Files.newInputStream(one.file())) {
      String text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
      String path = folder.relativize(ReasonFile.REASON.beside(one.file())).toString();
      return Optional.of(new FailedList(path, text, one.file(), one.since()));
    } catch (IOException e) {
      return Optional.empty(); // it was taken away
    }
  }
}
