package caravan.road.intake;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What in the input folder can't be read, or is not followed, and why. Each is said once, and again
 * only when it is something else, or after it was well for a while.
 */
final class Obstacles {

  private static final Logger LOG = LoggerFactory.getLogger(Obstacles.class);

  /** More than these are not named. */
  private static final int NAMED = 20;

  private record Obstacle(String words, boolean fault) {}

  private Map<Path, Obstacle> before = new HashMap<>();
  private Map<Path, Obstacle> now = new HashMap<>();
  private boolean many;
  private volatile List<String> faults = List.of();

  /** The folder is looked through once more. */
  void begin() {
    now = new HashMap<>();
  }

  /** Something is left alone on purpose; nobody has to do anything. */
  void leftAlone(Path what, String words) {
    met(what, new Obstacle(words, false));
  }

  /** Lists that lie there can't be read until a person does something. */
  void fault(Path what, String words) {
    met(what, new Obstacle(words, true));
  }

  private void met(Path what, Obstacle obstacle) {
    if (now.size() >= NAMED && !before.containsKey(what)) {
      if (!many) {
        LOG.warn("More than {} things in the input folder are left alone; see those above", NAMED);
      }
      many = true;
      return;
    }
    now.put(what, obstacle);
    if (!obstacle.equals(before.get(what))) {
      LOG.warn("{}", obstacle.words());
    }
  }

  /** The folder was looked through. */
  void end() {
    many &= now.size() >= NAMED;
    before = now;
    faults = now.values().stream().filter(Obstacle::fault).map(Obstacle::words).sorted().toList();
  }

  /** What a person has to put right, a line each. */
  List<String> faults() {
    return faults;
  }
}
