package caravan.metrics;

import caravan.ledger.LaneBacklog;
import caravan.ledger.Overview;
import caravan.status.Health;
import caravan.status.Reports;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How everything stands and what this process did, in Prometheus' text form. No name of a list is
 * in it: names are without number, and each would be a series for ever.
 */
public final class Exposition {

  /** The media type of the text. */
  public static final String TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private final Overview overview;
  private final Reports reports;
  private final Health health;
  private final ProcessCounters counters;
  private final Map<String, Path> folders;
  private final Clock clock;

  /**
   * Shows what is measured.
   *
   * @param folders whose disks may fill up, by their words
   */
  public Exposition(
      Overview overview,
      Reports reports,
      Health health,
      ProcessCounters counters,
      Map<String, Path> folders,
      Clock clock) {
    this.overview = overview;
    this.reports = reports;
    this.health = health;
    this.counters = counters;
    this.folders = Map.copyOf(folders);
    this.clock = clock;
  }

  /**
   * All of it at this moment.
   *
   * @param streams pages that listen
   * @throws caravan.ledger.LedgerException if the ledger can't be read
   */
  public String text(int streams) {
    Families families = new Families();
    List<LaneBacklog> waiting = overview.waiting();
    new ChannelFamilies(families, counters).gather(reports.channels(waiting), waiting);
    new LedgerFamilies(families, counters).gather(overview, clock.instant());
    new ProcessFamilies(families).gather(counters.routes());
    families.gauge(
        "caravan_ready",
        "1 if lists that come in now can become results without a person doing something, else 0.",
        health.readiness().ready() ? 1L : 0L);
    families.gauge("caravan_page_streams", "Pages that listen for changes.", streams);
    families.gauge(
        "caravan_disk_free_bytes",
        "Room left for Caravan on the disk of a folder.",
        folders.entrySet().stream().flatMap(Exposition::free));
    return families.text();
  }

  private static Stream<MetricSample> free(Map.Entry<String, Path> folder) {
    Path there = folder.getValue();
    return Files.exists(there)
        ? Stream.of(
            MetricSample.of((double) there.toFile().getUsableSpace(), "folder", folder.getKey()))
        : Stream.empty();
  }
}
