package caravan.pace;

import caravan.pace.LearningRun.Server.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A client with an endless backlog against a server with a limit, without waiting: time is moved by
 * hand. One call at a time.
 */
final class LearningRun {

  /** How the server counts, and what it allows. */
  record Server(Count count, int rate, int bucket, Duration window) {
    enum Count {
      SLIDING,
      FIXED,
      BUCKET
    }
  }

  private final Server server;
  private final Plan plan;
  private final Duration latency;
  private final List<Usage> spent = new ArrayList<>();
  private final Deque<long[]> charged = new ArrayDeque<>();
  private LearnedLimit learnedLimit = LearnedLimit.NONE;
  private Instant now;
  int calls;
  int refusals;
  long tokens;
  private double bucket;
  private Instant bucketAt;

  LearningRun(Server server, Plan plan, Duration latency, Instant start) {
    this.now = start;
    this.bucketAt = start;
    this.server = server;
    this.plan = plan;
    this.latency = latency;
    this.bucket = server.bucket();
  }

  LearningRun go(Duration length) {
    Instant end = now.plus(length);
    while (now.isBefore(end)) {
      step();
    }
    return this;
  }

  /** The share of what the server would have allowed in that time. */
  double used(Duration length) {
    double windows = (double) length.toMillis() / server.window().toMillis();
    return tokens / (server.rate() * windows);
  }

  private void step() {
    spent.removeIf(s -> !s.counts(now));
    Plan used = learnedLimit.apply(plan);
    SlidingWindow window = new SlidingWindow(used, spent);
    learnedLimit = learnedLimit.calm(plan, window.used(now), now);
    BatchSizing batchSizing = new BatchSizing(used, window.free(now), Long.MAX_VALUE, 1);
    int codes = batchSizing.codes(1_000_000, false);
    if (codes == 0) {
      Optional<Instant> when = window.when(used.tokens(used.largestCall()), now);
      now = when.filter(w -> w.isAfter(now)).orElse(now.plusMillis(20));
      return;
    }
    call(used.tokens(codes), window.used(now));
  }

  private void call(int price, long passed) {
    calls++;
    now = now.plus(latency);
    Optional<Duration> refused = refused(price);
    if (refused.isPresent()) {
      refusals++;
      learnedLimit = learnedLimit.surprised(plan, passed, 0, price, now);
      now = now.plus(refused.get());
      return;
    }
    tokens += price;
    spent.add(new Usage(price, SlidingWindow.until(now, plan.window())));
  }

  /** Charges the call, or answers in whole seconds when to come back. */
  private Optional<Duration> refused(int price) {
    return server.count() == Count.BUCKET ? byBucket(price) : byWindow(price);
  }

  private Optional<Duration> byBucket(int price) {
    double perNano = (double) server.rate() / server.window().toNanos();
    bucket =
        Math.min(server.bucket(), bucket + perNano * Duration.between(bucketAt, now).toNanos());
    bucketAt = now;
    if (bucket + 1e-9 >= price) {
      bucket -= price;
      return Optional.empty();
    }
    return Optional.of(seconds((price - bucket) / perNano / 1e6));
  }

  private Optional<Duration> byWindow(int price) {
    long length = server.window().toMillis();
    long at = now.toEpochMilli();
    long from = server.count() == Count.FIXED ? at - at % length : at - length + 1;
    charged.removeIf(c -> c[0] < from);
    long sum = charged.stream().mapToLong(c -> c[1]).sum();
    if (sum + price <= server.rate()) {
      charged.add(new long[] {at, price});
      return Optional.empty();
    }
    long free = server.count() == Count.FIXED ? from + length : free(price, sum) + length;
    return Optional.of(seconds(free - at));
  }

  private long free(int price, long sum) {
    long left = sum;
    for (long[] c : charged) {
      left -= c[1];
      if (left + price <= server.rate()) {
        return c[0];
      }
    }
    return now.toEpochMilli();
  }

  private static Duration seconds(double millis) {
    return Duration.ofSeconds((long) Math.ceil(millis / 1000));
  }
}
