package caravan.pace;

import java.time.Duration;
import java.time.Instant;

/**
 * What refusals taught about a limit that nobody told us, or that is narrower than we were told.
 *
 * <p>A known rate that is refused although the window allows it means that the server's bucket
 * holds less than a window's worth: each such surprise halves the burst, down to evenly spaced
 * small calls. An unknown rate is taken to be what the last window let through, from then on spent
 * evenly. The limit itself lies between that and what was refused: after a window that was used and
 * brought no refusal, as much as was not refused for certain is tried. When the refusal is long
 * ago, more is tried again, a little a window.
 *
 * @param rate tokens a window that are thought to pass; 0 as long as nothing is known
 * @param proven the rate before, which was spent for a window without a refusal; 0 if there is none
 * @param ceiling tokens a window that were refused last; 0 if nothing is known
 * @param burst tokens in quick succession that are thought to pass; 0 as long as nothing is known
 * @param changed when the lesson last changed
 * @param refused when the last refusal came
 */
public record LearnedLimit(
    int rate, int proven, int ceiling, int burst, Instant changed, Instant refused) {

  /** Nothing was refused yet. */
  public static final LearnedLimit NONE =
      new LearnedLimit(0, 0, 0, 0, Instant.EPOCH, Instant.EPOCH);

  /** A surprise this long ago is forgotten. */
  private static final Duration MEMORY = Duration.ofDays(1);

  /** What passed is trusted when it was at least this many calls. */
  private static final int TRUSTED_CALLS = 3;

  /** An unknown rate is spent in about so many calls a window. */
  private static final int CALLS = 16;

  private static final int MOST = Integer.MAX_VALUE / 2;

  /** The share of the rate that must have been used for a window to show that it passes. */
  private static final double ASKED_FOR = 0.85;

  private static final double MARGIN = 0.98;
  private static final double CREEP = 1.01;
  private static final double LEAP = 1.5;

  /** The ceiling is believed for this many windows. */
  private static final int BELIEVED = 10;

  /**
   * A call was refused that the plan, as learned so far, allowed.
   *
   * @param plan as it is set
   * @param passed tokens that were answered in the last window
   * @param flying tokens of other calls, which have no answer yet
   * @param tokens what the refused call would have cost
   */
  public LearnedLimit surprised(Plan plan, long passed, long flying, int tokens, Instant now) {
    return plan.limited() ? narrower(plan, now) : slower(plan, passed, flying, tokens, now);
  }

  private LearnedLimit narrower(Plan plan, Instant now) {
    int before = burst > 0 ? Math.min(burst, plan.rate()) : plan.rate();
    int half = Math.max(plan.step(), (int) plan.codes(before / 2));
    return new LearnedLimit(0, 0, 0, half, now, now);
  }

  private LearnedLimit slower(Plan plan, long passed, long flying, int tokens, Instant now) {
    long enough = (long) TRUSTED_CALLS * Math.min(tokens, plan.tokens(plan.batch()));
    int floor = passed < enough ? Math.max(CALLS * plan.step(), plan.batch()) : plan.step();
    // while the limit is being closed in on, only what was tried last is too much
    int good = ceiling > 0 && proven < rate ? proven : 0;
    int most = rate > 0 ? rate : MOST;
    int spent = (int) (Math.min(MOST, passed) * MARGIN);
    int next = Math.min(most, Math.max(Math.max(floor, good), spent));
    // whoever kept to the rate and was refused knows that the rate is too much
    boolean bounded = passed + flying >= enough;
    long tooMuch = bounded ? Math.min(most, passed + flying + tokens) : most;
    int refusedAt = bounded || good > 0 ? (int) Math.max(tooMuch, next + 1) : 0;
    return new LearnedLimit(next, 0, refusedAt, 0, now, now);
  }

  /**
   * Time went by without a refusal.
   *
   * @param used tokens that the last window let through; a rate that nobody asks for teaches
   *     nothing
   */
  public LearnedLimit calm(Plan plan, long used, Instant now) {
    if (refused.plus(MEMORY).isBefore(now)) {
      return NONE;
    }
    boolean asked = used >= plan.codes(rate) * ASKED_FOR;
    boolean due = rate > 0 && asked && !changed.plus(plan.window()).isAfter(now);
    return due ? faster(plan, now) : this;
  }

  private LearnedLimit faster(Plan plan, Instant now) {
    if (ceiling == 0) {
      return new LearnedLimit((int) Math.ceil(rate * LEAP), rate, 0, burst, now, refused);
    }
    boolean believed = refused.plus(plan.window().multipliedBy(BELIEVED)).isAfter(now);
    int next = (int) (believed ? ceiling * MARGIN : Math.ceil(rate * CREEP));
    return new LearnedLimit(Math.max(rate, next), rate, ceiling, burst, now, refused);
  }

  /** The plan as it is to be used. */
  public Plan apply(Plan plan) {
    if (plan.limited()) {
      return burst == 0 || burst >= plan.rate() ? plan : plan.paced(plan.rate(), burst);
    }
    if (rate == 0) {
      return plan;
    }
    int call = Math.max(plan.step(), Math.min(plan.tokens(plan.batch()), rate / CALLS));
    return plan.paced(rate, Math.min(rate, 2 * call));
  }
}
