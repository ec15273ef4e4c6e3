package caravan.wiring;

import caravan.codes.Channel;
import caravan.desk.Desk;
import caravan.desk.FirstForecasts;
import caravan.ledger.Ledger;
import caravan.ledger.Overview;
import caravan.metrics.Exposition;
import caravan.metrics.ForecastErrors;
import caravan.metrics.ProcessCounters;
import caravan.pace.Plan;
import caravan.results.ResultException;
import caravan.results.ResultWriter;
import caravan.settings.HostPort;
import caravan.settings.LivePlans;
import caravan.settings.Settings;
import caravan.status.ChannelReport;
import caravan.status.Health;
import caravan.status.Reports;
import caravan.status.Surroundings;
import caravan.web.StatusServer;
import caravan.web.WebParts;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the daemon shows of itself. */
final class Front implements AutoCloseable {

  private static final Duration FORECASTS = Duration.ofSeconds(5);

  private final Settings settings;
  private final LivePlans livePlans;
  private final Ledger ledger;
  private final ProcessCounters counters;
  private final Overview overview;
  private final Supplier<List<String>> trouble;
  private final Desk desk;
  private final Clock clock;
  private final Surroundings around;
  private final Reports reports;
  private @Nullable StatusServer server;
  private volatile boolean ready;

  Front(
      Settings settings,
      LivePlans livePlans,
      Ledger ledger,
      ProcessCounters counters,
      Supplier<List<String>> trouble,
      Function<Channel, Optional<Plan>> learned,
      Desk desk,
      Clock clock) {
    this.settings = settings;
    this.livePlans = livePlans;
    this.ledger = ledger;
    this.counters = counters;
    this.overview = ledger.overview();
    this.trouble = trouble;
    this.desk = desk;
    this.clock = clock;
    this.around = Surroundings.of(settings, clock).beside(learned, () -> unwritten(trouble.get()));
    this.reports = new Reports(overview, livePlans::terms, around, clock);
  }

  /** Listens where the settings say, if this daemon is one that stays. */
  void open(boolean stays, ResultWriter writer, Drafts drafts) {
    Optional<HostPort> listen = settings.http();
    if (stays && listen.isPresent()) {
      settings.requireAccess();
      Health health =
          new Health(
              overview,
              livePlans::terms,
              () -> fault(writer),
              trouble,
              () -> ready,
              around.key(),
              clock);
      PassingResults passing = new PassingResults(settings, ledger);
      passing.clean();
      drafts.desk().begin();
      ZoneId zone = ZoneId.systemDefault();
      server =
          StatusServer.start(
              listen.get(),
              new WebParts(
                  settings,
                  overview,
                  health,
                  reports,
                  desk,
                  drafts.desk(),
                  drafts.held(),
                  passing,
                  metrics(health),
                  clock,
                  zone));
    }
  }

  private Exposition metrics(Health health) {
    Settings.Folders folders = settings.folders();
    return new Exposition(
        overview,
        reports,
        health,
        counters,
        Map.of("input", folders.input(), "output", folders.output(), "state", folders.state()),
        clock);
  }

  /** The routes stand: until then its health says that it is starting. */
  void ready(Maintenance maintenance) {
    if (server != null) {
      server.await();
      FirstForecasts first = new FirstForecasts(overview, reports, ledger.forecasts());
      maintenance.every(FORECASTS, "Remembering forecasts", first::look);
      ForecastErrors errors = new ForecastErrors(overview, counters);
      maintenance.every(FORECASTS, "Looking how forecasts came out", errors::look);
    }
    ready = true;
  }

  /** Why results could not be written, if that was met lately. */
  private static Optional<String> unwritten(List<String> troubles) {
    return troubles.stream().filter(words -> words.startsWith("can't write")).findFirst();
  }

  private static Optional<String> fault(ResultWriter writer) {
    try {
      writer.tryOut();
      return Optional.empty();
    } catch (ResultException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  Reports reports() {
    return reports;
  }

  /** What each channel that is on does and why not more, in one line. */
  String sentence() {
    return reports.channels(overview.waiting()).stream()
        .filter(ChannelReport::on)
        .map(channel -> channel.channel().word() + ": " + channel.why())
        .collect(Collectors.joining(" "));
  }

  Optional<HostPort> address() {
    return Optional.ofNullable(server).map(StatusServer::address);
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}
