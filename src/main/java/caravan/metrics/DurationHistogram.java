package caravan.metrics;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** Counts durations by how long they are; from any thread. */
final class DurationHistogram {

  private static final double NANOS = 1e9;

  private final double[] bounds;
  private final LongAdder[] counts;
  private final DoubleAdder seconds = new DoubleAdder();

  /**
   * A histogram with nothing in it.
   *
   * @param bounds the longest duration of each bucket but the last, in seconds, ascending
   */
  DurationHistogram(double... bounds) {
    this.bounds = bounds.clone();
    this.counts = new LongAdder[bounds.length + 1];
    Arrays.setAll(counts, any -> new LongAdder());
  }

  void add(Duration duration) {
    add(duration.toNanos() / NANOS);
  }

  void addNanos(long nanos) {
    add(nanos / NANOS);
  }

  private void add(double duration) {
    int bucket = 0;
    while (bucket < bounds.length && duration > bounds[bucket]) {
      bucket++;
    }
    counts[bucket].increment();
    seconds.add(duration);
  }

  /** The bounds of all buckets, the last of which has none. */
  double[] bounds() {
    double[] all = Arrays.copyOf(bounds, counts.length);
    all[bounds.length] = Double.POSITIVE_INFINITY;
    return all;
  }

  /** How many fell into each bucket and into none below it. */
  long[] counts() {
    return Arrays.stream(counts).mapToLong(LongAdder::sum).toArray();
  }

  double sum() {
    return seconds.sum();
  }
}
