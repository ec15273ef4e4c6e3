package caravan.road.dispatch;

import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.ledger.Pacing;
import caravan.ledger.Pause;
import caravan.ledger.Reservation;
import caravan.pace.Plan;
import caravan.road.failures.PostponedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * The rate limiter of one channel: the right to send a call, which is what the throttler counts,
 * and what the ledger allows.
 */
public final class RateLimiter {

  /** A channel that waits for longer than this for a person needs nobody to wait with it. */
  private static final Duration LONGEST_FOR_A_PERSON = Duration.ofMillis(250);

  /**
   * A call that has to wait for longer than this goes in part, where the window has room for it.
   */
  private static final Duration LONGEST_FOR_A_PART = Duration.ofMillis(250);

  /** What a call waits for at most, in one go: then it looks again whether to stop. */
  private static final Duration NAP = Duration.ofMillis(200);

  private final Channel channel;
  private final Pacing pacing;
  private final AdaptiveLimit adaptiveLimit;
  private final Clock clock;
  private final Refunds refunds = new Refunds();
  private volatile boolean stopping;

  public RateLimiter(Channel channel, Pacing pacing, AdaptiveLimit adaptiveLimit, Clock clock) {
    this.channel = channel;
    this.pacing = pacing;
    this.adaptiveLimit = adaptiveLimit;
    this.clock = clock;
  }

  /** No further call is to be made. */
  public void stop() {
    stopping = true;
  }

  /**
   * Takes permits for that many price steps; 0 where the plan has no known limit, and for what was
   * told 429, or is a part of what was refused: it took its permits, and cost nothing.
   */
  public int permits(Attempt attempt) {
    Plan set = adaptiveLimit.set();
    return set.limited() && !attempt.permitted()
        ? refunds.less(set.permits(attempt.batch().size()), now())
        : 0;
  }

  /** A call took its permits and can't have been sent: as many are taken off the next calls. */
  public void refund(Batch batch) {
    Plan set = adaptiveLimit.set();
    if (set.limited()) {
      refunds.add(set.permits(batch.size()), now().plus(set.window()));
    }
  }

  /** Price steps that the plan allows in a window; at least 1. */
  public int permitsPerWindow() {
    return Math.max(1, adaptiveLimit.set().permitsPerWindow());
  }

  /**
   * Reserves the price of the call and writes it down.
   *
   * @throws PostponedException where the batch has no business to wait in memory: the pause is too
   *     long, or a part of it could go now, as where another node was granted a call after this one
   *     had claimed its codes; its permits are given back
   */
  public Reservation reserve(Batch batch) {
    Reservation reservation =
        stopping
            ? new Reservation.Wait(Duration.ofDays(1), "Caravan is stopping")
            : pacing.reserve(batch, plan(), clock.instant());
    if (reservation instanceof Reservation.Wait wait) {
      if (tooLong(wait) || inPart(wait) || batch.size() > plan().largestCall()) {
        refund(batch);
        throw new PostponedException(batch, wait.why());
      }
      return new Reservation.Wait(Collections.min(List.of(wait.pause(), NAP)), wait.why());
    }
    return reservation;
  }

  /** Where a person is waited for, another list may hold the code that finds out sooner. */
  private boolean tooLong(Reservation.Wait wait) {
    return wait.pause().compareTo(longestWait()) > 0
        || (wait.pause().compareTo(LONGEST_FOR_A_PERSON) > 0 && waitsForAPerson());
  }

  private static boolean inPart(Reservation.Wait wait) {
    return wait.part() && wait.pause().compareTo(LONGEST_FOR_A_PART) > 0;
  }

  private boolean waitsForAPerson() {
    Pause pause = pacing.state(channel, plan(), clock.instant()).pause();
    return pause != null && pause.forAPerson();
  }

  /** How long a batch may wait in memory. */
  private Duration longestWait() {
    return plan().window().multipliedBy(2);
  }

  private Plan plan() {
    return adaptiveLimit.plan();
  }

  private Instant now() {
    return clock.instant();
  }
}
