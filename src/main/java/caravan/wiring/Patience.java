package caravan.wiring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long a server, or one thing on it, is left in peace after it failed: twice as long each time.
 * What is wrong is said once, in one line, and again when it is something else or still so an hour
 * later.
 */
final class Patience {

  /** The whole server. */
  static final String ALL = "";

  private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration REMINDER = Duration.ofHours(1);

  private record Trouble(
      String words, Duration pause, Instant until, Instant said, Instant since) {}

  private final String server;
  private final Duration first;
  private final Clock clock;
  private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();

  /**
   * @param server how it is called in messages
   * @param first the first pause
   */
  Patience(String server, Duration first, Clock clock) {
    this.server = server;
    this.first = first;
    this.clock = clock;
  }

  /** Whether it may be tried now. */
  boolean due(String what) {
    Trouble trouble = troubles.get(what);
    return trouble == null || !trouble.until().isAfter(clock.instant());
  }

  /** It failed once more. */
  void failed(String what, String words) {
    troubles.compute(what, (key, before) -> worse(key, before, first, words));
  }

  /** It failed, and a second try would do harm: the longest pause at once. */
  void refused(String what, String words) {
    troubles.compute(what, (key, before) -> worse(key, before, LONGEST, words));
  }

  /**
   * One thing failed together with the server: it is left alone for longer than the server, so that
   * the others have a turn without it. Nothing is said of it.
   */
  void later(String what) {
    troubles.compute(
        what,
        (key, before) -> {
          Instant now = clock.instant();
          Duration pause = longer(before, first.multipliedBy(2));
          return new Trouble("", pause, now.plus(pause), Instant.MIN, now);
        });
  }

  private static Duration longer(@Nullable Trouble before, Duration first) {
    return before == null
        ? first
        : Collections.min(List.of(before.pause().multipliedBy(2), LONGEST));
  }

  /** What is wrong with the whole server, and since when; empty if it can be reached. */
  Optional<String> trouble() {
    return Optional.ofNullable(troubles.get(ALL))
        .map(
            trouble ->
                server
                    + ", since "
                    + trouble.since().truncatedTo(ChronoUnit.SECONDS)
                    + ": "
                    + trouble.words());
  }

  private Trouble worse(String what, @Nullable Trouble before, Duration least, String words) {
    Instant now = clock.instant();
    Duration pause = longer(before, least);
    Instant said =
        before == null
                || !before.words().equals(words)
                || before.said().plus(REMINDER).isBefore(now)
            ? now
            : before.said();
    if (said.equals(now)) {
      String named = what.isEmpty() ? server : server + ", " + what;
      LOG.warn(
          "{}: {} It is tried again, later and later, at least every 5 minutes.", named, words);
    }
    return new Trouble(words, pause, now.plus(pause), said, before == null ? now : before.since());
  }

  /** It works. */
  void well(String what) {
    if (troubles.remove(what) != null && what.equals(ALL)) {
      LOG.info("{} is reached again", server);
    }
  }
}
