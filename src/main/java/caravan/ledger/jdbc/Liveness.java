package caravan.ledger.jdbc;

import caravan.ledger.Nodes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a node was heard of last, and so whether the others may take it for dead: by its machine's
 * clock, as it can't ask them. One that only looks in is never heard of, and never dead.
 */
final class Liveness {

  private static final Duration MARGIN = Duration.ofSeconds(1);

  /**
   * Who was taken for dead makes no call for so long: what it had been granted before and not sent
   * counts no longer for it, and is told so when it is about to go out.
   */
  private static final Duration QUIET = Duration.ofSeconds(2);

  /** Who was not heard of for so long had a reason that others may have too. */
  private static final Duration GAP = Nodes.BEAT.multipliedBy(4);

  /**
   * When it said that it lives, at the latest; the others may have heard it later.
   *
   * @param by its machine's clock
   */
  record Heard(Clock by, Instant at) {}

  private volatile @Nullable Heard heard;
  private volatile Instant steadySince = Instant.MAX;
  private volatile Instant callsFrom = Instant.MIN;

  /** It is about to be heard of for the first time. */
  void begins(Clock own) {
    heard = new Heard(own, own.instant());
    steadySince = own.instant();
  }

  /** It is to be heard of no more. */
  void ends() {
    heard = null;
  }

  /** The present moment, at which it is about to say that it lives; null if it only looks in. */
  @Nullable Heard now() {
    Heard last = heard;
    return last == null ? null : new Heard(last.by(), last.by().instant());
  }

  /** It said so at that moment, and was heard. */
  void heard(@Nullable Heard now) {
    Heard last = heard;
    if (now == null || last == null || Duration.between(last.at(), now.at()).compareTo(GAP) > 0) {
      steadySince = now == null ? Instant.MAX : now.at();
    }
    heard = now;
  }

  /** It said so at that moment, and had been taken for dead. */
  void wasTakenForDead(@Nullable Heard now) {
    callsFrom = now == null ? Instant.MIN : now.at().plus(QUIET);
  }

  /** Whether nobody can take it for dead within a second. */
  boolean stands(Duration lease) {
    Heard last = heard;
    if (last == null) {
      return true;
    }
    Instant now = last.by().instant();
    return Duration.between(last.at(), now).compareTo(lease.minus(MARGIN)) < 0
        && !now.isBefore(callsFrom);
  }

  /** Whether it was heard of for so long without a gap. */
  boolean steady(Duration lease) {
    Heard last = heard;
    return last == null || Duration.between(steadySince, last.at()).compareTo(lease) >= 0;
  }
}
