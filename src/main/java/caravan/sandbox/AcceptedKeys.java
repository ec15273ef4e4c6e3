package caravan.sandbox;

import caravan.codes.Channel;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who may ask. */
final class AcceptedKeys {

  private final Map<Channel, Set<String>> accepted;
  private final Set<String> revoked = ConcurrentHashMap.newKeySet();

  AcceptedKeys(Map<Channel, Set<String>> accepted, Set<String> revoked) {
    this.accepted = Map.copyOf(accepted);
    this.revoked.addAll(revoked);
  }

  boolean accepts(Channel channel, String key) {
    Set<String> known = accepted.getOrDefault(channel, Set.of());
    return !key.isEmpty() && !revoked.contains(key) && (known.isEmpty() || known.contains(key));
  }

  void revoke(String key) {
    revoked.add(key);
  }

  void restore(String key) {
    revoked.remove(key);
  }
}
