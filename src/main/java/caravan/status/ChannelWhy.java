package caravan.status;

import static caravan.status.Phrases.count;
import static caravan.status.Phrases.number;

import caravan.codes.Channel;
import caravan.ledger.ChannelState;
import caravan.ledger.ManualPause;
import caravan.ledger.Pause;
import caravan.pace.ChannelTerms;
import caravan.pace.Plan;
import caravan.pace.SlidingWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a channel does, why not more, and when it goes on, in a sentence.
 *
 * @param codes without an answer
 * @param held those of them that go out for nobody until a person says so
 * @param charged tokens that the day's calls were charged
 */
record ChannelWhy(
    ChannelTerms on,
    ChannelState state,
    long codes,
    long held,
    long charged,
    Surroundings around,
    Instant now) {

  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  /** A wait that is not worth to be told. */
  private static final Duration BRIEF = Duration.ofSeconds(1);

  String sentence() {
    ManualPause paused = state.paused();
    Pause pause = state.pause();
    if (!on.on()) {
      return "Off: no key." + (codes == 0 ? "" : " " + waiting() + " for it.");
    }
    if (paused != null) {
      return paused(paused) + " " + waiting() + ".";
    }
    if (pause != null) {
      return parked(pause);
    }
    if (daySpent()) {
      return daySpent(state.dayResets());
    }
    return codes == held && state.inFlight() == 0 ? idle() : atWork();
  }

  /** Whether none of its codes goes out now, whosever they are. */
  boolean blocked() {
    return !on.on() || state.paused() != null || state.pause() != null || daySpent();
  }

  private String waiting() {
    return count(codes, "code") + (codes == 1 ? " waits" : " wait");
  }

  private String paused(ManualPause paused) {
    return "Paused by %s since %s%s."
        .formatted(
            paused.who(),
            Phrases.time(paused.since(), now, around.zone()),
            paused.note().isEmpty() ? "" : ": \"" + paused.note() + "\"");
  }

  private String parked(Pause pause) {
    return switch (pause.kind()) {
      case SHORT ->
          "The server asked for a pause: \"%s\". One call tries again %s."
              .formatted(pause.words(), when(pause.until()));
      case DAILY ->
          !pause.until().isAfter(now)
              ? "One call finds out whether the day has tokens again."
              : Long.valueOf(0).equals(left()) && state.failures() == 0 && ours(pause)
                  ? daySpent(pause.until())
                  : "The server says the day's limit is reached. Goes on at %s."
                      .formatted(Phrases.until(pause.until(), now, around.zone()));
      case OUTAGE ->
          "No answer since %s: %s. Try %d %s. Nothing is lost."
              .formatted(
                  Phrases.time(since(pause), now, around.zone()),
                  Phrases.unended(pause.words()),
                  state.failures() + 1,
                  when(pause.until()));
      case KEY -> keyRefused(state.channel(), pause, around.key());
      case SETTINGS -> settingsRefused(state.channel(), pause);
      case FAILOVER ->
          "%s. Goes on at %s."
              .formatted(pause.words(), Phrases.until(pause.until(), now, around.zone()));
    };
  }

  /** What a channel waits for that needs somebody, in a sentence; empty if it waits for nobody. */
  static Optional<String> needsAPerson(
      Channel channel, @Nullable Pause pause, Function<Channel, String> key) {
    if (pause == null || !pause.forAPerson()) {
      return Optional.empty();
    }
    return Optional.of(
        pause.kind() == Pause.Kind.KEY
            ? keyRefused(channel, pause, key)
            : settingsRefused(channel, pause));
  }

  private static String keyRefused(Channel channel, Pause pause, Function<Channel, String> key) {
    return "The API refuses the key: \"%s\". %s".formatted(pause.words(), key.apply(channel));
  }

  private static String settingsRefused(Channel channel, Pause pause) {
    return "The API refuses how Caravan asks: \"%s\". Check caravan.%s.* and restart."
        .formatted(pause.words(), channel.word());
  }

  /** Whether it was we who found the day to be spent, before the server had to say so. */
  private static boolean ours(Pause pause) {
    return pause.words().startsWith("The day's tokens");
  }

  private Instant since(Pause pause) {
    Instant since = state.failingSince();
    return since == null ? pause.until() : since;
  }

  private String when(Instant at) {
    if (state.probing()) {
      return "now";
    }
    return at.isAfter(now) ? "in " + Phrases.span(Duration.between(now, at)) : "now";
  }

  /** What pays for no call counts as nothing. */
  private @Nullable Long left() {
    Long left = state.today(on.plan().step());
    return left != null && left < on.plan().step() ? Long.valueOf(0) : left;
  }

  private boolean daySpent() {
    Instant resets = state.dayResets();
    return Long.valueOf(0).equals(left())
        && resets != null
        && resets.isAfter(now)
        && state.inFlight() == 0;
  }

  private String daySpent(@Nullable Instant resets) {
    long tokens = on.plan().daily() > 0 ? on.plan().daily() : charged;
    return "Today's %s tokens are spent. Goes on at %s."
        .formatted(
            number(tokens), Phrases.until(resets == null ? now : resets, now, around.zone()));
  }

  private String idle() {
    return codes == 0
        ? "Nothing to ask: no code waits."
        : "Nothing to ask: " + waiting() + ", all of them in held lists.";
  }

  private String atWork() {
    Plan plan = around.learned().apply(state.channel()).orElse(on.plan());
    long used = new SlidingWindow(plan, state.spent()).used(now);
    if (!on.plan().limited()) {
      return plan.limited()
          ? "No limit is known. Sends 98 %% of what last passed: %s a %s."
              .formatted(count(plan.rate(), "token"), window(plan))
          : "No limit is known. %s in the last %s.".formatted(count(used, "token"), window(plan));
    }
    Optional<Duration> wait = wait(plan).filter(pause -> pause.compareTo(BRIEF) >= 0);
    boolean spent = used + plan.step() > plan.rate();
    return wait.isPresent()
        ? "Waits for the %s: %s. Next call in %s."
            .formatted(
                plan.window().equals(A_MINUTE) ? "minute" : "window of " + window(plan),
                spent
                    ? "its %s tokens are spent".formatted(number(on.plan().rate()))
                    : "%s of its %s tokens are spent, and the next call needs more than is left"
                        .formatted(number(used), number(on.plan().rate())),
                Phrases.span(wait.get()))
        : "Working at the plan: %s of %s tokens in the last %s."
            .formatted(number(used), number(on.plan().rate()), window(plan));
  }

  private static String window(Plan plan) {
    return plan.window().equals(A_MINUTE) ? "minute" : Phrases.span(plan.window());
  }

  /** How long the next call waits for its window; empty if it waits for calls under way. */
  private Optional<Duration> wait(Plan plan) {
    long next = plan.even() ? Math.min(codes - held, plan.largestCall()) : 1;
    long wanted = state.unsent() > 0 ? Math.min(state.unsent(), plan.largestCall()) : next;
    int tokens = plan.tokens((int) Math.max(1, wanted));
    return new SlidingWindow(plan, state.spent())
        .when(tokens, now)
        .map(at -> Duration.between(now, at));
  }
}
