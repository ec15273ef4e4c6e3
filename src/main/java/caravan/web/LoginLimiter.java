package caravan.web;

import caravan.access.AddressRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How often somebody may try a password: five wrong ones a minute from a neighbourhood. */
final class LoginLimiter {

  private static final int TRIES = 5;
  private static final int NEIGHBOURHOODS = 10_000;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Map<String, Deque<Instant>> tries = new LinkedHashMap<>();
  private final Clock clock;

  LoginLimiter(Clock clock) {
    this.clock = clock;
  }

  /**
   * Counts a try before it is made, so that many at once are many.
   *
   * @return how long to wait; empty if it may be made
   */
  synchronized Optional<Duration> take(String address) {
    Instant now = clock.instant();
    Instant since = now.minus(MINUTE);
    tries.values().removeIf(of -> of.peekLast() == null || !of.getLast().isAfter(since));
    Deque<Instant> mine =
        tries.computeIfAbsent(AddressRange.neighbourhood(address), key -> new ArrayDeque<>());
    mine.removeIf(at -> !at.isAfter(since));
    if (mine.size() >= TRIES) {
      return Optional.of(Duration.between(since, mine.getFirst()));
    }
    mine.addLast(now);
    if (tries.size() > NEIGHBOURHOODS) {
      tries.remove(tries.keySet().iterator().next());
    }
    return Optional.empty();
  }

  /** It was the right one, which does not count. */
  synchronized void passed(String address) {
    Deque<Instant> mine = tries.get(AddressRange.neighbourhood(address));
    if (mine != null) {
      mine.pollLast();
    }
  }
}
