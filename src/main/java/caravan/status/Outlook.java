package caravan.status;

import caravan.codes.Channel;
import caravan.ledger.Backlog;
import caravan.ledger.ChannelState;
import caravan.ledger.Overview;
import caravan.ledger.Pause;
import caravan.ledger.Urgency;
import caravan.pace.ChannelTerms;
import caravan.pace.Forecast;
import caravan.pace.Plan;
import caravan.pace.SlidingWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When lists will be done: those before it, its fair share beside the others, and what the plan
 * allows.
 */
public final class Outlook {

  /** How long an answer takes where none was ever timed. */
  private static final Duration USUAL = Duration.ofMillis(300);

  /** An answer that takes so much longer than usual may never come. */
  private static final int OVERDUE = 4;

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Duration A_DAY = Duration.ofDays(1);

  private final Overview overview;
  private final Map<Channel, ChannelTerms> terms;
  private final List<Backlog> backlog;
  private final Instant now;
  private final Map<Channel, Optional<Forecast>> forecasts = new HashMap<>();

  /**
   * @param terms on which each channel works; codes of any other wait for ever
   * @param backlog codes without an answer
   */
  public Outlook(
      Overview overview, Map<Channel, ChannelTerms> terms, List<Backlog> backlog, Instant now) {
    this.overview = overview;
    this.terms = Map.copyOf(terms);
    this.backlog = List.copyOf(backlog);
    this.now = now;
  }

  /** The forecast of a channel that never made a call. */
  public static Forecast fresh(ChannelTerms on, Instant now) {
    Plan plan = on.plan();
    long daily = plan.daily() > 0 ? plan.daily() : Long.MAX_VALUE;
    return new Forecast(
        plan,
        on.concurrency(),
        USUAL,
        new SlidingWindow(plan, List.of()),
        new Forecast.Day(daily, daily, null),
        now);
  }

  /** Codes without an answer. */
  List<Backlog> backlog() {
    return backlog;
  }

  /** Codes of that channel that go out for nobody until a person says so. */
  long held(Channel channel) {
    return codes(channel, part -> part.urgency() == Urgency.HELD);
  }

  /** Codes of that channel without an answer. */
  long codes(Channel channel) {
    return codes(channel, part -> true);
  }

  private long codes(Channel channel, Predicate<Backlog> which) {
    return backlog.stream()
        .filter(part -> part.lane().channel().equals(channel))
        .filter(which)
        .mapToLong(Backlog::codes)
        .sum();
  }

  /**
   * When all codes of the channel would be answered; empty if none waits, it is off, or nobody can
   * know because its server does not answer, or a person paused it or has to do something; held
   * codes are left out.
   */
  Optional<Instant> channel(Channel channel) {
    return done(channel, codes(channel) - held(channel));
  }

  /** When all codes of the channel would be answered if that were so; empty as {@link #channel}. */
  Optional<Instant> assumed(Channel channel, Assumption what) {
    long codes = codes(channel) - held(channel) + what.more();
    return codes == 0 ? Optional.empty() : course(channel, what).map(one -> one.done(codes));
  }

  /** How the channel's codes would be answered; empty as {@link #channel}. */
  Optional<Course> course(Channel channel) {
    long codes = codes(channel) - held(channel);
    return codes == 0
        ? Optional.empty()
        : course(channel, Assumption.NONE)
            .map(
                forecast -> {
                  Instant told = forecast.day().resets();
                  Instant resets = told == null ? forecast.from().plus(A_DAY) : told;
                  return new Course(forecast, codes, resets);
                });
  }

  private Optional<Forecast> course(Channel channel, Assumption what) {
    ChannelTerms on = terms.get(channel);
    if (on == null || !on.on()) {
      return Optional.empty();
    }
    ChannelTerms other = new ChannelTerms(true, what.over(on.plan()), on.concurrency());
    return forecast(channel, other, what.pausedUntil());
  }

  /**
   * When the codes that this list pays for would be answered; empty if there are none, or nobody
   * can know of one of their channels.
   */
  Optional<Instant> list(long list) {
    return Ending.last(
        backlog.stream()
            .filter(part -> part.list() == list)
            .map(part -> part.lane().channel())
            .distinct()
            .map(channel -> of(list, channel)));
  }

  private Optional<Instant> of(long list, Channel channel) {
    Urgency urgency =
        mine(list, channel)
            .map(Backlog::urgency)
            .max(Comparator.naturalOrder())
            .orElse(Urgency.NORMAL);
    long codes = mine(list, channel).mapToLong(Backlog::codes).sum();
    return urgency == Urgency.HELD
        ? Optional.empty()
        : done(channel, ahead(list, channel, codes, urgency));
  }

  private Stream<Backlog> mine(long list, Channel channel) {
    return backlog.stream()
        .filter(part -> part.list() == list && part.lane().channel().equals(channel));
  }

  /**
   * When so many codes of a list that is not there yet would be answered; empty if there are none,
   * or the channel is off.
   */
  public Optional<Instant> newcomer(Channel channel, long codes, Urgency urgency) {
    return done(channel, ahead(Long.MIN_VALUE, channel, codes, urgency));
  }

  /** Lists of equal standing take turns: each other one has as many codes before our last. */
  private long ahead(long list, Channel channel, long codes, Urgency urgency) {
    Map<Long, Long> same = new HashMap<>();
    long before = codes;
    for (Backlog part : backlog) {
      if (part.list() == list || !part.lane().channel().equals(channel)) {
        continue;
      }
      if (part.urgency() == urgency) {
        same.merge(part.list(), part.codes(), Long::sum);
      } else if (part.urgency().compareTo(urgency) < 0) {
        before += part.codes();
      }
    }
    return before + same.values().stream().mapToLong(other -> Math.min(other, codes)).sum();
  }

  private synchronized Optional<Instant> done(Channel channel, long codes) {
    ChannelTerms on = terms.get(channel);
    return codes == 0 || on == null || !on.on()
        ? Optional.empty()
        : forecasts
            .computeIfAbsent(channel, c -> forecast(c, on, Optional.empty()))
            .map(f -> f.done(codes));
  }

  private Optional<Forecast> forecast(
      Channel channel, ChannelTerms on, Optional<Instant> pausedUntil) {
    ChannelState state = overview.state(channel, on.plan(), now);
    Duration usual = overview.answersTook(channel).orElse(USUAL);
    boolean paused = state.paused() != null && pausedUntil.isEmpty();
    return paused || awaitsAPerson(state.pause()) || state.failures() > 0 || overdue(channel, usual)
        ? Optional.empty()
        : Optional.of(forecast(channel, on, state, usual, pausedUntil.orElse(now)));
  }

  private static boolean awaitsAPerson(@Nullable Pause pause) {
    return pause != null && (pause.kind() == Pause.Kind.KEY || pause.kind() == Pause.Kind.SETTINGS);
  }

  private boolean overdue(Channel channel, Duration usual) {
    Duration limit = Collections.max(List.of(PATIENCE, usual.multipliedBy(OVERDUE)));
    return overview
        .oldestUnderWay(channel)
        .filter(sent -> sent.plus(limit).isBefore(now))
        .isPresent();
  }

  private Forecast forecast(
      Channel channel, ChannelTerms on, ChannelState state, Duration usual, Instant notBefore) {
    Plan plan =
        state.largest().isPresent()
            ? on.plan().withBatch(Math.min(on.plan().batch(), state.largest().getAsInt()))
            : on.plan();
    Pause pause = state.pause();
    return new Forecast(
        plan,
        on.concurrency(),
        usual,
        new SlidingWindow(plan, state.spent()),
        day(channel, plan, state),
        Collections.max(List.of(now, notBefore, pause == null ? now : pause.until())));
  }

  /** A later day has what the plan says, else what today had. */
  private Forecast.Day day(Channel channel, Plan plan, ChannelState state) {
    Long left = state.today(plan.step());
    if (left == null) {
      return Forecast.Day.ENDLESS;
    }
    Instant told = state.dayResets();
    Instant resets = told != null && told.isAfter(now) ? told : null;
    Instant began = (resets == null ? now : resets).minus(A_DAY);
    long next = plan.daily() > 0 ? plan.daily() : left + overview.charged(channel, began);
    return new Forecast.Day(left, Math.max(plan.step(), next), resets);
  }
}
