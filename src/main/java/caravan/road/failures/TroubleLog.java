package caravan.road.failures;

import caravan.ledger.LedgerException;
import caravan.results.ResultException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of trouble that lasts: one line a minute of the same, however often it is met. */
public final class TroubleLog {

  private static final Logger LOG = LoggerFactory.getLogger(TroubleLog.class);
  private static final Duration ONCE = Duration.ofMinutes(1);
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  /** News is what is told; only that which was told less than a minute ago is none. */
  private record Met(String words, Instant told, Instant last, long times, boolean news) {}

  private final Clock clock;
  private final Map<String, Met> met = new ConcurrentHashMap<>();
  private volatile boolean ending;

  public TroubleLog(Clock clock) {
    this.clock = clock;
  }

  /** From now on the routes are stopped: what is interrupted by that is no trouble. */
  public void ending() {
    ending = true;
  }

  /** What is the machine's fault, and will be tried again: in words, without a stack trace. */
  public void retried(Throwable trouble) {
    if (interrupted(trouble)) {
      return;
    }
    String words = words(trouble);
    String sentence = words.replaceFirst("\\.$", "");
    tell(words, times -> LOG.warn("{}{}; it is tried again until it works", sentence, times));
  }

  /** What is the machine's fault, in words that say all. */
  public void machine(String words) {
    tell(words, times -> LOG.warn("{}{}", words, times));
  }

  /** What nobody expected; its stack trace is what a report of it needs. */
  public void unexpected(String what, Throwable fault) {
    if (interrupted(fault)) {
      return;
    }
    tell(
        what + ": " + words(fault),
        times ->
            LOG.error("{}{}: this is a fault in Caravan, please report it", what, times, fault));
  }

  private boolean interrupted(Throwable trouble) {
    for (Throwable cause = trouble; ending && cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedException || cause instanceof ClosedByInterruptException) {
        LOG.debug("Cut short by the end, and done at the next start", trouble);
        return true;
      }
    }
    return false;
  }

  /** Trouble that was met within the last minute, in words. */
  public List<String> recent() {
    forget();
    return met.values().stream().map(Met::words).sorted().toList();
  }

  private void forget() {
    Instant since = clock.instant().minus(ONCE);
    met.values().removeIf(one -> one.last().isBefore(since));
  }

  private void tell(String words, Consumer<String> line) {
    forget();
    Instant now = clock.instant();
    String kind = DIGITS.matcher(words).replaceAll("#");
    Met one =
        met.merge(
            kind,
            new Met(words, now, now, 1, true),
            (before, fresh) ->
                before.told().plus(ONCE).isAfter(now)
                    ? new Met(words, before.told(), now, before.times() + 1, false)
                    : new Met(words, now, now, before.times() + 1, true));
    if (one.news()) {
      line.accept(one.times() > 1 ? " (" + one.times() + " times so far)" : "");
    }
  }

  /** In the words of the room that met it, whatever it was wrapped in on its way. */
  private static String words(Throwable trouble) {
    Throwable told = trouble;
    for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
      if (cause instanceof LedgerException
          || cause instanceof ResultException
          || cause instanceof UncheckedIOException) {
        told = cause;
        break;
      }
    }
    String words = told.getMessage();
    return words == null ? told.getClass().getSimpleName() : words;
  }
}
