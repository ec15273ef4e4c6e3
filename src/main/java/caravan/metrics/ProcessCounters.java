package caravan.metrics;

import caravan.codes.Channel;
import caravan.codes.Outcome;
import caravan.ledger.CallStatus;
import caravan.ledger.LedgerObserver;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Counts what this process did; from any thread, and in the way of none. */
public final class ProcessCounters implements LedgerObserver {

  private final LongSupplier ticks;
  private final Map<Channel, LongAdder> tokens = new ConcurrentHashMap<>();
  private final Map<Channel, Map<CallStatus, LongAdder>> calls = new ConcurrentHashMap<>();
  private final Map<Channel, DurationHistogram> durations = new ConcurrentHashMap<>();
  private final Map<Outcome, LongAdder> rows = new ConcurrentHashMap<>();
  private final LongAdder lists = new LongAdder();
  private final Map<String, RouteCounter> routes = new ConcurrentHashMap<>();
  private final DurationHistogram commits =
      new DurationHistogram(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5);
  private final DurationHistogram forecastErrors =
      new DurationHistogram(1, 5, 15, 60, 300, 900, 3_600, 14_400);

  /**
   * Counts from zero.
   *
   * @param ticks nanoseconds since some moment
   */
  public ProcessCounters(LongSupplier ticks) {
    this.ticks = ticks;
  }

  @Override
  public long ticks() {
    return ticks.getAsLong();
  }

  @Override
  public void committed(long since) {
    commits.addNanos(ticks.getAsLong() - since);
  }

  @Override
  public void callEnded(Channel channel, CallStatus status, long counted, Duration took) {
    tokens.computeIfAbsent(channel, any -> new LongAdder()).add(counted);
    calls
        .computeIfAbsent(channel, any -> new ConcurrentHashMap<>())
        .computeIfAbsent(status, any -> new LongAdder())
        .increment();
    if (status != CallStatus.UNSENT) {
      duration(channel).add(took);
    }
  }

  /** A list's results stand, with so many rows of each outcome. */
  public void delivered(Map<Outcome, Long> outcomes) {
    lists.increment();
    outcomes.forEach(
        (outcome, count) -> rows.computeIfAbsent(outcome, any -> new LongAdder()).add(count));
  }

  /** Something begins to go along that route. */
  public void begun(String route) {
    route(route).begun();
  }

  /** What went along that route is at its end. */
  public void ended(String route, boolean failed) {
    route(route).ended(failed);
  }

  private RouteCounter route(String id) {
    return routes.computeIfAbsent(id, any -> new RouteCounter());
  }

  Map<String, RouteCounter> routes() {
    return routes;
  }

  long tokens(Channel channel) {
    return sum(tokens.get(channel));
  }

  long calls(Channel channel, CallStatus status) {
    return sum(calls.getOrDefault(channel, Map.of()).get(status));
  }

  DurationHistogram duration(Channel channel) {
    return durations.computeIfAbsent(
        channel, any -> new DurationHistogram(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30));
  }

  long rows(Outcome outcome) {
    return sum(rows.get(outcome));
  }

  long lists() {
    return lists.sum();
  }

  DurationHistogram commits() {
    return commits;
  }

  DurationHistogram forecastErrors() {
    return forecastErrors;
  }

  private static long sum(@Nullable LongAdder counted) {
    return counted == null ? 0 : counted.sum();
  }
}
