package caravan.road.dispatch;

import caravan.pace.LearnedLimit;
import caravan.pace.Plan;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * A channel's plan as it is set, and as refusals taught to use it. What was learned of one plan
 * says nothing of another.
 */
public final class AdaptiveLimit {

  /** What was learned of a plan. */
  private record Lesson(Plan plan, LearnedLimit limit) {

    LearnedLimit of(Plan set) {
      return plan.rate() == set.rate() && plan.window().equals(set.window())
          ? limit
          : LearnedLimit.NONE;
    }
  }

  private final Supplier<Plan> plan;
  private final BiConsumer<Plan, LearnedLimit> kept;
  private volatile Lesson lesson;

  /**
   * @param before what was learned of the plan before
   * @param kept remembers what is learned of a plan from now on
   */
  public AdaptiveLimit(
      Supplier<Plan> plan, LearnedLimit before, BiConsumer<Plan, LearnedLimit> kept) {
    this.plan = plan;
    this.kept = kept;
    this.lesson = new Lesson(plan.get(), before);
  }

  /** The plan as it is set. */
  public Plan set() {
    return plan.get();
  }

  /** The plan as it is to be used. */
  public Plan plan() {
    Plan set = plan.get();
    return lesson.of(set).apply(set);
  }

  public synchronized void surprised(long passed, long flying, int tokens, Instant now) {
    Plan set = plan.get();
    learn(set, lesson.of(set).surprised(set, passed, flying, tokens, now));
  }

  synchronized void calm(long used, Instant now) {
    Plan set = plan.get();
    learn(set, lesson.of(set).calm(set, used, now));
  }

  /** Another node learned that of the plan. */
  public synchronized void follow(LearnedLimit limit) {
    lesson = new Lesson(plan.get(), limit);
  }

  /** What could not be remembered is not learned either: whoever tries again begins as before. */
  private void learn(Plan set, LearnedLimit limit) {
    if (!limit.equals(lesson.of(set))) {
      kept.accept(set, limit);
    }
    lesson = new Lesson(set, limit);
  }
}
