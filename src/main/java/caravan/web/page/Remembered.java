package caravan.web.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was read for screens and need not be read again; the oldest gives way to the newest. */
final class Remembered {

  private Remembered() {}

  /** A map that keeps the last so many entries; safe for use by several threads. */
  static <K, V> Map<K, V> last(int most) {
    return Collections.synchronizedMap(
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        });
  }
}
