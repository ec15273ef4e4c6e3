package caravan.road.dispatch;

import caravan.codes.Channel;
import caravan.ledger.ChannelState;
import caravan.ledger.NextLane;
import caravan.ledger.Pacing;
import caravan.ledger.Pause;
import caravan.pace.BatchSizing;
import caravan.pace.Plan;
import caravan.road.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which codes of one channel go out now. */
public final class Dispatcher {

  /** How soon to look again while codes wait: for what another process or an answer may change. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private static final Duration SOON = Duration.ofMillis(20);

  /** Where nothing was to be sent, many lists that come are one reason to look again. */
  private static final Duration AT_LEAST = Duration.ofMillis(10);

  /** Calls that wait in memory where no limit holds them back: so many are ready when one ends. */
  private static final int AHEAD = 4;

  /** A batch that nobody has in hand for so long is not on its way between two hands. */
  private static final Duration CERTAIN = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Channel channel;
  private final Pacing pacing;
  private final AdaptiveLimit adaptiveLimit;
  private final int concurrency;
  private final Linger linger;
  private final IntSupplier batches;
  private final Clock clock;
  private final Semaphore woken = new Semaphore(0);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile Phase phase = Phase.WAITING;
  private volatile Instant astraySince = Instant.MAX;

  /** How far its routes are. */
  private enum Phase {
    /** The routes don't stand yet: what they are handed now could get lost on the way. */
    WAITING,
    AT_WORK,
    /** No further call is to be made. */
    STOPPED
  }

  /**
   * It hands out nothing until {@link #begin}.
   *
   * @param concurrency calls in flight at most
   * @param batches how many batches of the channel are in memory
   */
  public Dispatcher(
      Channel channel,
      Pacing pacing,
      AdaptiveLimit adaptiveLimit,
      int concurrency,
      Linger linger,
      IntSupplier batches,
      Clock clock) {
    this.channel = channel;
    this.pacing = pacing;
    this.adaptiveLimit = adaptiveLimit;
    this.concurrency = concurrency;
    this.linger = linger;
    this.batches = batches;
    this.clock = clock;
  }

  /** Something is different: codes wait that did not, or a batch was brought to its end. */
  public void wake() {
    woken.release();
  }

  /** The routes stand: codes may go out. */
  public void begin() {
    phase = Phase.AT_WORK;
    wake();
  }

  /** No further call is to be made. */
  public void stop() {
    phase = Phase.STOPPED;
    stopped.countDown();
    wake();
  }

  /**
   * The codes of one lane that go out now, as far as the window, the day and the calls under way
   * allow. If there are none it waits for a moment, or until it is woken; not any more once it is
   * stopped.
   */
  public Claim claim() {
    woken.drainPermits();
    Instant now = clock.instant();
    Claim claim = Claim.nothing(now.plus(LOOK_AGAIN));
    try {
      claim = phase == Phase.AT_WORK ? claim(now) : claim;
      return claim;
    } finally {
      if (claim.requests().isEmpty()) { // also where the ledger fails
        Duration least = claim.idle() ? AT_LEAST : Duration.ZERO;
        Duration most = claim.idle() ? Rounds.LONGEST : LOOK_AGAIN;
        rest(least, Collections.min(List.of(Duration.between(now, claim.again()), most)));
      }
    }
  }

  /**
   * Whoever stops the routes interrupts what waits in them: that ends the wait, and is no fault.
   */
  private void rest(Duration least, Duration span) {
    if (phase == Phase.STOPPED) {
      return;
    }
    try {
      if (stopped.await(least.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
      long left = span.minus(least).toNanos();
      boolean woke = woken.tryAcquire(left, TimeUnit.NANOSECONDS);
      String how = woke ? "woken, would have waited" : "waited";
      LOG.trace("{}: {} for {}", channel.word(), how, span);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Claim claim(Instant now) {
    ChannelState state = pacing.brief(channel, plan(), now);
    if (astray(state)) {
      return giveUp(now);
    }
    astraySince = Instant.MAX;
    if (!state.open(now)) {
      return Claim.nothing(state.probing() ? now.plus(LOOK_AGAIN) : pausedUntil(state, now));
    }
    int slots = slots(state, now);
    return slots > 0 ? claim(state, slots, now) : Claim.nothing(now.plus(LOOK_AGAIN));
  }

  /**
   * Whether codes are claimed, or calls open, and no batch is in memory that could bring them to an
   * end: because giving them back failed too, when the ledger could not be written.
   */
  private boolean astray(ChannelState state) {
    return state.ours() > 0 && batches.getAsInt() == 0;
  }

  private Claim giveUp(Instant now) {
    astraySince = astraySince.isBefore(now) ? astraySince : now;
    if (astraySince.plus(CERTAIN).isAfter(now)) {
      return Claim.nothing(now.plus(LOOK_AGAIN));
    }
    pacing.giveUp(channel, plan(), now);
    LOG.warn("{}: codes that were in no call any more wait again", channel.word());
    return Claim.nothing(now);
  }

  private Claim claim(ChannelState state, int slots, Instant now) {
    Plan narrowed = narrowed(plan(), state);
    WindowRoom room = WindowRoom.of(narrowed, state);
    adaptiveLimit.calm(room.window().used(now), now);
    Long left = state.today(narrowed.step());
    long today = room.less(left == null ? Long.MAX_VALUE : left);
    BatchSizing batchSizing = new BatchSizing(narrowed, room.free(now), today, slots);
    Optional<NextLane> next = pacing.next(channel, slots * narrowed.largestCall());
    if (next.isEmpty()) {
      return Claim.idle(now.plus(Rounds.LONGEST)); // whatever comes wakes it
    }
    if (batchSizing.call() == 0) {
      return Claim.nothing(room.when(narrowed.step(), now, LOOK_AGAIN));
    }
    int codes = batchSizing.codes(next.get().codes(), linger.awaited(next.get().lane(), now));
    if (codes == 0) {
      int call = (int) Math.min(next.get().codes(), narrowed.largestCall());
      return Claim.idle(room.when(narrowed.tokens(call), now, SOON));
    }
    linger.left(next.get().lane());
    return new Claim(
        pacing.claim(next.get().lane(), codes), batchSizing.call(), now.plus(SOON), false);
  }

  private static Instant pausedUntil(ChannelState state, Instant now) {
    Pause pause = state.pause();
    return pause == null || state.paused() != null ? now.plus(LOOK_AGAIN) : pause.until();
  }

  /** Calls that may go out besides the batches in memory; one alone where it is to find out. */
  private int slots(ChannelState state, Instant now) {
    boolean alone = state.pause() != null || strange(state, now) || state.dayInDoubt(plan().step());
    int ahead = plan().limited() ? 0 : AHEAD;
    return (alone ? 1 : concurrency + ahead) - batches.getAsInt();
  }

  /** Nobody knows yet what the day has left: the first call goes alone, its answer tells. */
  private static boolean strange(ChannelState state, Instant now) {
    Instant resets = state.dayResets();
    boolean told = resets != null && resets.isAfter(now);
    return !told && state.spent().stream().allMatch(spent -> spent.until() == null);
  }

  private static Plan narrowed(Plan plan, ChannelState state) {
    return state.largest().isPresent()
        ? plan.withBatch(Math.min(plan.batch(), state.largest().getAsInt()))
        : plan;
  }

  private Plan plan() {
    return adaptiveLimit.plan();
  }
}
