package caravan.road;

import caravan.codes.Ask;
import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.ledger.Ledger;
import caravan.ledger.Park;
import caravan.ledger.Reservation;
import caravan.ledger.Standing;
import caravan.ledger.Waiting;
import caravan.pace.Plan;
import caravan.pace.Round;
import caravan.pace.SlidingWindow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One channel's share of the road between the ledger and the call: which codes go out now, and the
 * right to send them.
 */
public final class Dispatcher {

  /** How soon to look again for something that another process or an answer may change. */
  private static final Duration A_MOMENT = Duration.ofMillis(250);

  private static final Duration SOON = Duration.ofMillis(20);

  /** What a call waits for at most, in one go: then it looks again whether to stop. */
  private static final Duration NAP = Duration.ofMillis(200);

  /** A batch that nobody has in hand for so long is not on its way between two hands. */
  private static final Duration CERTAIN = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Channel channel;
  private final Ledger ledger;
  private final Learning learning;
  private final int concurrency;
  private final Company company;
  private final BooleanSupplier idle;
  private final Clock clock;
  private volatile Instant lookAgain = Instant.MIN;
  private volatile boolean stopping;
  private volatile Instant astraySince = Instant.MAX;

  /**
   * @param concurrency calls in flight at most
   * @param idle whether no batch of the channel is in memory
   */
  public Dispatcher(
      Channel channel,
      Ledger ledger,
      Learning learning,
      int concurrency,
      Company company,
      BooleanSupplier idle,
      Clock clock) {
    this.channel = channel;
    this.ledger = ledger;
    this.learning = learning;
    this.concurrency = concurrency;
    this.company = company;
    this.idle = idle;
    this.clock = clock;
  }

  /** Codes wait that did not a moment ago. */
  public void wake() {
    lookAgain = Instant.MIN;
  }

  /** No further call is to be made. */
  public void stop() {
    stopping = true;
  }

  /**
   * The codes of one lane that go out now, as far as the window, the day and the calls under way
   * allow.
   */
  public Claim claim() {
    Instant now = clock.instant();
    if (stopping || lookAgain.isAfter(now)) {
      return Claim.NOTHING;
    }
    lookAgain = now.plus(A_MOMENT);
    Standing standing = ledger.standing(channel, plan(), now);
    if (astray(standing, now)) {
      ledger.giveUp(channel, plan(), now);
      LOG.warn("{}: codes that were in no call any more wait again", channel.word());
      return Claim.NOTHING;
    }
    if (!standing.open(now)) {
      lookAgain(standing.probing() ? now.plus(SOON) : parkedUntil(standing, now), now);
      return Claim.NOTHING;
    }
    if (standing.unsent() > 0) {
      lookAgain(now, now);
      return Claim.NOTHING;
    }
    return claim(standing, now);
  }

  /**
   * Whether codes are claimed, or calls open, and no batch is in memory that could bring them to an
   * end: because giving them back failed too, when the ledger could not be written.
   */
  private boolean astray(Standing standing, Instant now) {
    boolean held = standing.unsent() > 0 || standing.inFlight() > 0;
    if (!held || !idle.getAsBoolean()) {
      astraySince = Instant.MAX;
    } else if (astraySince.equals(Instant.MAX)) {
      astraySince = now;
    }
    return !astraySince.isAfter(now.minus(CERTAIN));
  }

  private Claim claim(Standing standing, Instant now) {
    Plan narrowed = narrowed(plan(), standing);
    SlidingWindow window = new SlidingWindow(narrowed, standing.spent());
    learning.calm(window.used(now), now);
    Long left = standing.dayLeft();
    Round round =
        new Round(
            narrowed, window.free(now), left == null ? Long.MAX_VALUE : left, slots(standing, now));
    if (round.call() == 0 || round.slots() <= 0) {
      lookAgain(window.when(narrowed.step(), now).orElse(now.plus(SOON)), now);
      return Claim.NOTHING;
    }
    Optional<Waiting> waiting = ledger.next(channel, round.slots() * round.call());
    if (waiting.isEmpty()) {
      return Claim.NOTHING;
    }
    int codes = round.codes(waiting.get().codes(), company.awaited(waiting.get().lane(), now));
    if (codes == 0) {
      int call = (int) Math.min(waiting.get().codes(), narrowed.largestCall());
      Instant affordable = window.when(narrowed.tokens(call), now).orElse(now.plus(SOON));
      lookAgain(affordable.isAfter(now) ? affordable : now.plus(SOON), now);
      return Claim.NOTHING;
    }
    lookAgain(now, now);
    company.left(waiting.get().lane());
    return new Claim(ledger.claim(waiting.get().lane(), codes), round.call());
  }

  /**
   * Never sleeps past a moment: a person may resume the channel, or another process use the plan.
   */
  private void lookAgain(Instant at, Instant now) {
    Instant latest = now.plus(A_MOMENT);
    lookAgain = at.isBefore(latest) ? at : latest;
  }

  private static Instant parkedUntil(Standing standing, Instant now) {
    Park park = standing.park();
    return park == null ? now : park.until();
  }

  private int slots(Standing standing, Instant now) {
    if (standing.park() != null) {
      return 1;
    }
    int under = (int) Math.min(Integer.MAX_VALUE, standing.inFlight());
    return (strange(standing, now) ? 1 : concurrency) - under;
  }

  /** Nobody knows yet what the day has left: the first call goes alone, its answer tells. */
  private static boolean strange(Standing standing, Instant now) {
    Instant resets = standing.dayResets();
    boolean told = resets != null && resets.isAfter(now);
    return !told && standing.spent().stream().allMatch(spent -> spent.until() == null);
  }

  private static Plan narrowed(Plan plan, Standing standing) {
    return standing.largest().isPresent()
        ? plan.withBatch(Math.min(plan.batch(), standing.largest().getAsInt()))
        : plan;
  }

  /**
   * Takes permits for that many price steps; 0 where the plan has no known limit.
   *
   * @param permitted for a part of a batch that was refused: the whole took its permits, and cost
   *     nothing
   */
  public int permits(Batch batch, @Nullable Boolean permitted) {
    Plan set = learning.set();
    return set.limited() && permitted == null ? set.permits(batch.size()) : 0;
  }

  /** Price steps that the plan allows in a window; at least 1. */
  public int permitsPerWindow() {
    return Math.max(1, learning.set().permitsPerWindow());
  }

  /**
   * Reserves the price of the call and writes it down. Where the pause would be longer than a
   * person would hold the line, the batch has no business to wait in memory: NotNowException.
   */
  public Reservation reserve(Batch batch) {
    Reservation reservation =
        stopping
            ? new Reservation.Wait(Duration.ofDays(1), "Caravan is stopping")
            : ledger.reserve(batch, plan(), clock.instant());
    if (reservation instanceof Reservation.Wait wait) {
      if (tooLong(wait) || batch.size() > plan().largestCall()) {
        throw new NotNowException(batch, wait.why());
      }
      return new Reservation.Wait(shorter(wait.pause(), NAP), wait.why());
    }
    return reservation;
  }

  /** Where a person is waited for, another list may hold the code that finds out sooner. */
  private boolean tooLong(Reservation.Wait wait) {
    return wait.pause().compareTo(patience()) > 0
        || (wait.pause().compareTo(A_MOMENT) > 0 && waitsForAPerson());
  }

  private boolean waitsForAPerson() {
    Park park = ledger.standing(channel, plan(), clock.instant()).park();
    return park != null && (park.kind() == Park.Kind.KEY || park.kind() == Park.Kind.SETTINGS);
  }

  /** How long a batch may wait in memory. */
  Duration patience() {
    return plan().window().multipliedBy(2);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private Plan plan() {
    return learning.plan();
  }

  /** Codes that go out now, and how many of them share a call. */
  public record Claim(List<Ask> asks, int call) {

    static final Claim NOTHING = new Claim(List.of(), 1);
  }
}
