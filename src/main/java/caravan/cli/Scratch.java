package caravan.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is gone with the command. */
final class Scratch implements AutoCloseable {

  private final Path folder;

  Scratch(String name) {
    try {
      this.folder = Files.createTempDirectory(name + "-").toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder can be made: " + e.getMessage(), e);
    }
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
