package caravan.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** What is logged while a command speaks for itself. */
final class Log {

  private Log() {}

  /** Only trouble, unless somebody asked for more. */
  static void onlyTrouble() {
    if (System.getProperty("caravan.log") == null
        && LoggerFactory.getLogger("caravan") instanceof Logger caravan) {
      caravan.setLevel(Level.WARN);
    }
  }
}
