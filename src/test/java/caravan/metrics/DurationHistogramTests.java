package caravan.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DurationHistogramTests {

  private final DurationHistogram histogram = new DurationHistogram(0.1, 1);

  @Test
  void a_duration_falls_into_the_first_bucket_that_it_is_not_longer_than() {
    histogram.add(Duration.ofMillis(100));
    histogram.add(Duration.ofMillis(101));
    histogram.add(Duration.ofSeconds(1));
    histogram.addNanos(1_000_000_001);
    assertThat(histogram.counts()).containsExactly(1, 2, 1);
    assertThat(histogram.sum()).isBetween(2.2009, 2.2011);
  }

  @Test
  void the_last_bucket_has_no_bound() {
    assertThat(histogram.bounds()).containsExactly(0.1, 1, Double.POSITIVE_INFINITY);
  }
}
