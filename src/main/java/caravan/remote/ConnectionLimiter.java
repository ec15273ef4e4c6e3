package caravan.remote;

import java.util.HashSet;
import java.util.Set;

/**
 * The connections that we have to one server. Where it has no room for all of them, those who need
 * one take turns, and whoever has nothing to do makes way.
 */
final class ConnectionLimiter {

  private final Set<String> connected = new HashSet<>();
  private final Set<String> wanting = new HashSet<>();
  private boolean narrow;

  /** Whether somebody may connect, or stay so. */
  synchronized boolean enter(String who) {
    if (narrow && connected.stream().anyMatch(other -> !other.equals(who))) {
      wanting.add(who);
      return false;
    }
    wanting.remove(who);
    connected.add(who);
    return true;
  }

  /** The server had no room for that one. */
  synchronized void crowded(String who) {
    connected.remove(who);
    narrow |= !connected.isEmpty();
  }

  /** Whether that one should make way, having nothing to do. */
  synchronized boolean wanted(String who) {
    return narrow && wanting.stream().anyMatch(other -> !other.equals(who));
  }

  /** Whether there is room for one only. */
  synchronized boolean narrow() {
    return narrow;
  }

  /** That one has disconnected. */
  synchronized void left(String who) {
    connected.remove(who);
  }
}
