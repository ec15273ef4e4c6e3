package caravan.metrics;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/** Families of metrics as they are gathered, and all of them as text. */
final class Families {

  private final MetricSnapshots.Builder all = MetricSnapshots.builder();

  /** What goes up and down. */
  void gauge(String name, String help, Stream<MetricSample> samples) {
    GaugeSnapshot.Builder family = GaugeSnapshot.builder().name(name).help(help);
    samples
        .map(one -> new GaugeDataPointSnapshot(one.value(), one.labels(), null))
        .forEach(family::dataPoint);
    all.metricSnapshot(family.build());
  }

  void gauge(String name, String help, double value) {
    gauge(name, help, Stream.of(MetricSample.of(value)));
  }

  void gauge(String name, String help, long value) {
    gauge(name, help, (double) value);
  }

  /**
   * What only goes up.
   *
   * @param name without {@code _total}, which is added
   */
  void counter(String name, String help, Stream<MetricSample> samples) {
    CounterSnapshot.Builder family = CounterSnapshot.builder().name(name).help(help);
    samples
        .map(one -> new CounterDataPointSnapshot(one.value(), one.labels(), null, 0))
        .forEach(family::dataPoint);
    all.metricSnapshot(family.build());
  }

  void counter(String name, String help, double value) {
    counter(name, help, Stream.of(MetricSample.of(value)));
  }

  void counter(String name, String help, long value) {
    counter(name, help, (double) value);
  }

  void histogram(String name, String help, Map<Labels, DurationHistogram> parts) {
    HistogramSnapshot.Builder family = HistogramSnapshot.builder().name(name).help(help);
    parts.forEach(
        (labels, part) ->
            family.dataPoint(
                new HistogramDataPointSnapshot(
                    ClassicHistogramBuckets.of(part.bounds(), part.counts()),
                    part.sum(),
                    labels,
                    Exemplars.EMPTY,
                    0)));
    all.metricSnapshot(family.build());
  }

  /**
   * What does not change while the process lives.
   *
   * @param name without {@code _info}, which is added
   * @param labels names and values in turns
   */
  void info(String name, String help, String... labels) {
    all.metricSnapshot(
        InfoSnapshot.builder()
            .name(name)
            .help(help)
            .dataPoint(new InfoDataPointSnapshot(Labels.of(labels)))
            .build());
  }

  /** All families in Prometheus' text form, by their names. */
  String text() {
    ByteArrayOutputStream text = new ByteArrayOutputStream(32_768);
    try {
      PrometheusTextFormatWriter.create().write(text, all.build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString(StandardCharsets.UTF_8);
  }
}
