package caravan.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is gone with the command. */
final class TempFolder implements AutoCloseable {

  private final Path folder;

  TempFolder(String name) {
    try {
      this.folder = Files.createTempDirectory(name + "-").toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "nothing can be put into the temporary folder %s: %s; name another: JAVA_OPTS=-Djava.io.tmpdir=DIR"
              .formatted(System.getProperty("java.io.tmpdir"), why(e)),
          e);
    }
  }

  private static String why(IOException e) {
    boolean missing = e instanceof NoSuchFileException;
    String reason = e instanceof FileSystemException told ? told.getReason() : e.getMessage();
    return missing || reason == null ? "it is missing" : reason;
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " can't be removed: " + e.getMessage(), e);
    }
  }
}
