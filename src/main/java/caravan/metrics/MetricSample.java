package caravan.metrics;

import io.prometheus.metrics.model.snapshots.Labels;

/** One number of a family of metrics, and what it is of. */
record MetricSample(Labels labels, double value) {

  /**
   * A number.
   *
   * @param labels names and values in turns
   */
  static MetricSample of(double value, String... labels) {
    return new MetricSample(Labels.of(labels), value);
  }

  static MetricSample of(long value, String... labels) {
    return of((double) value, labels);
  }

  static MetricSample of(boolean value, String... labels) {
    return of(value ? 1L : 0L, labels);
  }
}
