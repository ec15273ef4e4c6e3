package caravan.web;

import caravan.desk.ActResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What came of the last acts, for the screens that their forms lead to: an address names it by a
 * number, so that no address can put words of its own on the page.
 */
final class Said {

  private static final int REMEMBERED = 200;

  private final Map<String, String> words = new LinkedHashMap<>();
  private long last;

  /** Remembers it for a while; answers the name that it goes by. */
  synchronized String put(ActResult result) {
    String name = Long.toString(++last, Character.MAX_RADIX);
    words.put(name, result.words());
    if (words.size() > REMEMBERED) {
      words.remove(words.keySet().iterator().next());
    }
    return name;
  }

  /** What goes by that name; empty if nothing does. */
  synchronized String find(Optional<String> name) {
    return name.map(words::get).orElse("");
  }
}
