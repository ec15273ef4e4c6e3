package caravan.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What files say together, read anew when one was changed. While they can't be used, all stays as
 * it was, which is logged once.
 */
public final class WatchedFiles<T> implements Supplier<T> {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedFiles.class);

  private final List<Path> files;
  private final Supplier<T> reader;
  private String look;
  private T value;

  /**
   * @param reader reads them; throws AccessException where they can't be used, here too
   */
  public WatchedFiles(List<Path> files, Supplier<T> reader) {
    this.files = List.copyOf(files);
    this.reader = reader;
    this.look = look();
    this.value = reader.get();
  }

  @Override
  public synchronized T get() {
    String now = look();
    if (!now.equals(look)) {
      look = now;
      readAgain();
    }
    return value;
  }

  private void readAgain() {
    try {
      value = reader.get();
      LOG.info("{} was changed and is in force", names());
    } catch (AccessException e) {
      LOG.error("What was changed is not in force: {}", e.getMessage());
    }
  }

  private String names() {
    return files.stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  private String look() {
    return files.stream().map(WatchedFiles::look).collect(Collectors.joining(", "));
  }

  private static String look(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return now.lastModifiedTime() + " " + now.size() + " " + now.fileKey();
    } catch (IOException e) {
      return "gone";
    }
  }
}
