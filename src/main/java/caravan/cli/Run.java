package caravan.cli;

import caravan.settings.HostPort;
import caravan.settings.Settings;
import caravan.settings.SettingsSource;
import caravan.wiring.Daemon;
import caravan.wiring.SteadyClock;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The daemon. */
@Command(
    name = "run",
    description = "Watches the input folder and looks up every list that is dropped there.",
    mixinStandardHelpOptions = true)
final class Run implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(Run.class);

  @Mixin private final Options options = new Options();

  @Mixin private final WaitOption wait = new WaitOption();

  Run() {}

  @Override
  public Integer call() {
    StandardError error = StandardError.take();
    SettingsSource source = options.source();
    Settings settings = source.load();
    LogOutput.shape(settings.log());
    settings.requireAChannel();
    settings.requireAccess();
    // What it asks for is done at a start anyhow. Not ignored: Java then takes no action for it
    // later.
    Signals.on("HUP", () -> {});
    try (ShutdownSignal shutdownSignal = new ShutdownSignal(Exits.DONE)) {
      wait.start(
              () -> Daemon.start(settings, true),
              shutdownSignal,
              new SteadyClock(),
              waiting -> LOG.info("{}", waiting))
          .ifPresent(started -> work(started, settings, source, error, shutdownSignal));
    }
    return Exits.DONE;
  }

  private static void work(
      Daemon started,
      Settings settings,
      SettingsSource source,
      StandardError error,
      ShutdownSignal shutdownSignal) {
    try (Daemon daemon = started.follow(source).troubledBy(error::faults)) {
      Signals.on("HUP", daemon::readAgain);
      LOG.info("{}", greeting(settings, daemon));
      shutdownSignal.await();
      LOG.info("Ending; what is not done goes on at the next start");
    }
  }

  private static String greeting(Settings settings, Daemon daemon) {
    return "Watching %s, results in %s; %s; %sthe page %s"
        .formatted(
            settings.folders().input(),
            settings.folders().output(),
            HumanText.channels(settings),
            settings.network().proxies().any() ? settings.network().proxies() + "; " : "",
            daemon.statusAddress().map(address -> url(address, settings)).orElse("off"));
  }

  private static String url(HostPort address, Settings settings) {
    String scheme = settings.web().access().tls().isPresent() ? "https" : "http";
    return scheme + "://" + address + settings.web().base() + "/";
  }
}
