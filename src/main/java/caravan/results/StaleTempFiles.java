package caravan.results;

import caravan.files.TemporaryNames;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes the temporaries that a crash left; links are not followed, nothing else is touched. */
final class StaleTempFiles extends SimpleFileVisitor<Path> {

  private static final Logger LOG = LoggerFactory.getLogger(StaleTempFiles.class);
  private static final Pattern NAME =
      Pattern.compile(
          "(?s)\\..+\\.(?:csv|json|ndjson|xlsx)(?:\\.(?<node>\\d{1,18}))?"
              + Pattern.quote(TemporaryNames.PART));

  private final Instant before;
  private final Set<Path> kept;
  private final Set<Long> living;
  private int removed;

  /**
   * @param before only those that were not written to since
   * @param kept real paths of those that stay whenever they were written
   * @param living nodes that may write to theirs yet
   */
  StaleTempFiles(Instant before, Set<Path> kept, Set<Long> living) {
    this.before = before;
    this.kept = kept;
    this.living = living;
  }

  int removed() {
    return removed;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (attributes.isRegularFile()
        && left(file.getFileName().toString())
        && !kept.contains(file)
        && attributes.lastModifiedTime().toInstant().isBefore(before)
        && Files.deleteIfExists(file)) {
      removed++;
    }
    return FileVisitResult.CONTINUE;
  }

  private boolean left(String name) {
    Matcher temporary = NAME.matcher(name);
    if (!temporary.matches()) {
      return false;
    }
    String node = temporary.group("node");
    return node == null || !living.contains(Long.valueOf(node));
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException problem) {
    LOG.warn("not looked at for unfinished results: {} ({})", file, problem.toString());
    return FileVisitResult.CONTINUE;
  }
}
