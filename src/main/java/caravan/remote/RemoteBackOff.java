package caravan.remote;

import caravan.ledger.LedgerException;
import caravan.ledger.ServerNotes;
import caravan.ledger.ServerTrouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long a server, or one thing on it, is left in peace after it failed: twice as long each time.
 * What is wrong is said once, in one line, and again when it is something else or still so an hour
 * later.
 */
final class RemoteBackOff {

  /** The whole server. */
  static final String ALL = "";

  private static final Logger LOG = LoggerFactory.getLogger(RemoteBackOff.class);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration REMINDER = Duration.ofHours(1);

  /** Whoever has to do with a server tries it again at least every five minutes. */
  private static final Duration SILENT = Duration.ofMinutes(10);

  private record Trouble(
      String words, Duration pause, Instant until, Instant said, Instant since) {}

  private final String server;
  private final ServerTrouble.Way way;
  private final ServerNotes notes;
  private final Duration first;
  private final Clock clock;
  private final Supplier<Optional<ServerTrouble>> known;
  private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();
  private @Nullable ServerTrouble noted;

  /**
   * @param server how it is called in messages
   * @param notes where its failing is remembered, for those who ask how all stands
   * @param known what is remembered of it, from before the start or of another process
   * @param first the first pause
   */
  RemoteBackOff(
      String server,
      ServerTrouble.Way way,
      ServerNotes notes,
      Supplier<Optional<ServerTrouble>> known,
      Duration first,
      Clock clock) {
    this.server = server;
    this.way = way;
    this.notes = notes;
    this.known = known;
    this.noted = known.get().orElse(null);
    this.first = first;
    this.clock = clock;
  }

  /**
   * Whether nobody has met that trouble for so long that who did lives no more, or has nothing to
   * do with the server any more.
   */
  static boolean silent(ServerTrouble trouble, Instant now) {
    Instant again = trouble.again();
    return again != null && again.plus(SILENT).isBefore(now);
  }

  /** The server is this process's from now on: what another met there lasts on until it works. */
  synchronized void takeOver() {
    noted = known.get().orElse(null);
  }

  /** The server is another's from now on, which will meet by itself what is wrong there. */
  synchronized void leave() {
    troubles.clear();
    noted = null;
  }

  /** What has gone from the server concerns nobody any more. */
  void retain(Predicate<String> there) {
    troubles.keySet().removeIf(what -> !what.equals(ALL) && !there.test(what));
  }

  /** Whether it may be tried now. */
  boolean due(String what) {
    Trouble trouble = troubles.get(what);
    return trouble == null || !trouble.until().isAfter(clock.instant());
  }

  /** It failed once more. */
  void failed(String what, String words) {
    worse(what, first, words);
  }

  /** It failed, and a second try would do harm: the longest pause at once. */
  void refused(String what, String words) {
    worse(what, LONGEST, words);
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

  private synchronized void worse(String what, Duration least, String words) {
    Trouble now = troubles.compute(what, (key, before) -> worse(key, before, least, words));
    if (what.equals(ALL)) {
      ServerTrouble trouble = new ServerTrouble(server, way, words, now.since(), now.until());
      noted = trouble;
      note(() -> notes.fails(trouble));
    }
  }

  /** What can't be remembered is in the log all the same. */
  private void note(Runnable change) {
    try {
      change.run();
    } catch (LedgerException e) {
      LOG.debug("{}: how it does could not be remembered", server, e);
    }
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
    return new Trouble(
        words, pause, now.plus(pause), said, before == null ? began(what, now) : before.since());
  }

  /** It failed already when Caravan ended, and has not worked since. */
  private Instant began(String what, Instant now) {
    return what.equals(ALL) && noted != null && noted.since().isBefore(now) ? noted.since() : now;
  }

  /** It works. */
  synchronized void well(String what) {
    boolean failed = troubles.remove(what) != null;
    if (what.equals(ALL) && failed) {
      LOG.info("{} is reached again", server);
    }
    if (what.equals(ALL) && noted != null) {
      noted = null;
      note(() -> notes.works(server, way));
    }
  }
}
