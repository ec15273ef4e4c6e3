package caravan.wiring;

import caravan.road.Arrivals;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which files of the input folder are lists that nobody writes to any more. */
final class CompleteLists implements GenericFileFilter<File> {

  private static final Logger LOG = LoggerFactory.getLogger(CompleteLists.class);
  private static final Set<String> UNFINISHED = Set.of(".part", ".tmp", ".filepart");

  private final Path input;
  private final Arrivals arrivals;
  private final Set<Path> complainedOf = ConcurrentHashMap.newKeySet();

  CompleteLists(Path input, Arrivals arrivals) {
    this.input = input;
    this.arrivals = arrivals;
  }

  @Override
  public boolean accept(GenericFile<File> file) {
    Path path = Path.of(file.getAbsoluteFilePath());
    if (leadsOutside(path)) {
      return false;
    }
    if (file.isDirectory()) {
      return true;
    }
    return !unfinished(file.getFileNameOnly())
        && arrivals.settled(
            path, file.getFileLength(), Instant.ofEpochMilli(file.getLastModified()));
  }

  private static boolean unfinished(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("~$") || UNFINISHED.stream().anyMatch(lower::endsWith);
  }

  private boolean leadsOutside(Path path) {
    if (!Files.isSymbolicLink(path)) {
      return false;
    }
    boolean outside = !inside(path);
    if (outside && complainedOf.add(path)) {
      LOG.warn("{} is a link that leads out of the input folder: it is left alone", path);
    }
    return outside;
  }

  private boolean inside(Path link) {
    try {
      return link.toRealPath().startsWith(input.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }
}
