package caravan.road;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Servers that other people made, where they are installed. */
final class RealServers {

  private static final Logger LOG = LoggerFactory.getLogger(RealServers.class);

  private RealServers() {}

  /** Whether those programs are installed; if not, that is said aloud. */
  static boolean there(Path... programs) {
    List<Path> missing =
        Arrays.stream(programs).filter(program -> !Files.isExecutable(program)).toList();
    if (!missing.isEmpty()) {
      LOG.error("SKIPPED: tests against a real server, because {} is not installed", missing);
    }
    return missing.isEmpty();
  }
}
