package caravan.settings;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names of all settings, also as environment variables. */
final class KnownKeys {

  /** What can be said of one server of {@code caravan.input.remote} on its own. */
  static final List<String> OF_A_SERVER =
      List.of(
          "password",
          "password-file",
          "key-file",
          "key-passphrase",
          "key-passphrase-file",
          "known-hosts",
          "certificate-file",
          "implicit",
          "active");

  /** What other programs call a setting that is spelt otherwise here. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "caravan.http.port", "caravan.http.listen",
          "caravan.http.host", "caravan.http.listen");

  private static final String ROOM = "caravan.";
  private static final Pattern NOT_IN_A_VARIABLE = Pattern.compile("[^A-Z0-9]");

  private final TreeSet<String> keys = new TreeSet<>();
  private final Map<String, String> byVariable = new HashMap<>();

  KnownKeys(Collection<String> keys) {
    keys.forEach(this::learn);
  }

  /** Learns the settings of the servers that an address setting names. */
  void servers(String key, String addresses) {
    for (String server : RemoteAddress.names(addresses)) {
      OF_A_SERVER.forEach(what -> learn(key + "." + server + "." + what));
    }
  }

  private void learn(String key) {
    keys.add(key);
    byVariable.putIfAbsent(variable(key), key);
  }

  boolean has(String key) {
    return keys.contains(key);
  }

  Optional<String> ofVariable(String name) {
    return Optional.ofNullable(byVariable.get(name));
  }

  /** The setting's name in the environment: {@code CARAVAN_CIRCANA_KEY_FILE}. */
  static String variable(String key) {
    return NOT_IN_A_VARIABLE.matcher(key.toUpperCase(Locale.ROOT)).replaceAll("_");
  }

  /** The known setting that was most likely meant. */
  Optional<String> nearest(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    String whole = lower.startsWith(ROOM) ? lower : ROOM + lower;
    return Optional.ofNullable(ELSEWHERE.get(whole)).or(() -> DidYouMean.find(whole, keys));
  }

  /** The known variable that was most likely meant. */
  Optional<String> nearestVariable(String name) {
    return ELSEWHERE.entrySet().stream()
        .filter(one -> variable(one.getKey()).equals(name))
        .map(one -> variable(one.getValue()))
        .findFirst()
        .or(() -> DidYouMean.find(name, byVariable.keySet()));
  }
}
