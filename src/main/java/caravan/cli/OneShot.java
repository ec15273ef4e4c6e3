package caravan.cli;

import caravan.road.intake.Screened;
import caravan.wiring.Daemon;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** Lists on their way through a daemon that lives for them alone. */
final class OneShot {

  private final Decided decided;
  private final Confirmation confirmation;
  private final Progress shown;
  private final EnrichSummary summary;
  private final CommandLine command;

  /**
   * @param confirmation asks whether a list that looks wrong is gone on with
   * @param shown where progress is shown; the summary learns what comes of it
   */
  OneShot(
      Decided decided,
      Confirmation confirmation,
      Progress shown,
      EnrichSummary summary,
      CommandLine command) {
    this.decided = decided;
    this.confirmation = confirmation;
    this.shown = shown;
    this.summary = summary;
    this.command = command;
  }

  /** Looks them up and closes the daemon; answers the exit code. */
  int run(Daemon daemon, List<NamedList> lists, ShutdownSignal shutdownSignal) {
    try (daemon) {
      lists.forEach(summary::begun);
      Map<Long, Path> taken = new LinkedHashMap<>();
      daemon.orders().comingIn(true);
      for (NamedList list : lists) {
        enrol(daemon, list).ifPresent(id -> taken.put(id, list.path()));
      }
      daemon.orders().comingIn(false);
      int exit = new AwaitLists(daemon, taken, summary.over(shown), shutdownSignal).run();
      return exit == Exits.DONE && taken.size() < lists.size() ? Exits.FAILED : exit;
    }
  }

  /** Empty where it can't be read, or looks wrong and nobody says that it is right. */
  private Optional<Long> enrol(Daemon daemon, NamedList list) {
    return ListArguments.read(
            list,
            command,
            why -> summary.left(list, "unreadable", why),
            (file, name) -> enrol(daemon, list, file, name))
        .flatMap(taken -> taken);
  }

  private Optional<Long> enrol(Daemon daemon, NamedList list, Path file, String name) {
    Screened screened = decided.screen(daemon.reading(), file, list.folder(), name);
    if (screened.held() && !goesOn(daemon, list, file, screened)) {
      summary.left(list, "held", screened.reason());
      return Optional.empty();
    }
    return Optional.of(daemon.orders().enrol(file, screened));
  }

  private boolean goesOn(Daemon daemon, NamedList list, Path file, Screened screened) {
    PrintWriter err = command.getErr();
    err.println("caravan: " + list.called() + ": " + screened.reason() + ".");
    err.println(screened.survey().summary());
    err.println(daemon.reading().why().seen(file, screened.survey()));
    boolean yes = confirmation.yes("Look it up as it is read?");
    if (!yes) {
      err.println(
          "caravan: " + list.called() + " is left alone, nothing was asked for. " + HeldWords.WAYS);
    }
    err.flush();
    return yes;
  }
}
