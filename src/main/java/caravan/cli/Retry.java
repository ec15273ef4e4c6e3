package caravan.cli;

import caravan.ledger.Ledger;
import caravan.ledger.ListRecord;
import caravan.ledger.ListState;
import caravan.ledger.Lists;
import caravan.ledger.Overview;
import caravan.settings.Settings;
import caravan.wiring.Ledgers;
import caravan.wiring.SteadyClock;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks again for the rows of a delivered list that failed. */
@Command(
    name = "retry",
    description = {
      "Asks again for the failed rows of a delivered list, also while Caravan runs.",
      "The whole list is then delivered anew beside the old results (NAME-2)."
    },
    mixinStandardHelpOptions = true)
final class Retry implements Callable<Integer> {

  @Mixin private final Options options = new Options();

  @Parameters(
      paramLabel = "LIST",
      description =
          "As it was dropped (de/spring.csv), or as its results are called (de/spring-2).")
  private String list = "";

  @Option(names = "--refused", description = "The rows that the server refused, too.")
  private boolean refused;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  private final Clock clock = new SteadyClock();

  Retry() {}

  @Override
  public Integer call() {
    Log.onlyTrouble();
    Settings settings = options.settings();
    Optional<Ledger> ledger = Ledgers.beside(settings);
    if (ledger.isEmpty()) {
      throw unknown(settings);
    }
    try (Ledger open = ledger.get()) {
      ListRecord found = open.overview().find(list).orElseThrow(() -> unknown(settings));
      PrintWriter out = spec.commandLine().getOut();
      out.println(retry(open.lists(), open.overview(), found));
      return Exits.DONE;
    }
  }

  private String retry(Lists lists, Overview overview, ListRecord found) {
    if (found.state() != ListState.DELIVERED) {
      return found.head().path() + " is still at work; its rows are being asked for.";
    }
    OptionalLong again = lists.retry(found.id(), refused, clock.instant());
    if (again.isEmpty()) {
      return found.head().path()
          + (refused ? " has no row that failed or was refused." : " has no failed row.");
    }
    long open = overview.find(again.getAsLong()).map(ListRecord::open).orElse(0L);
    return "%s: %s asked again; the whole list is delivered anew beside %s. It goes on while 'caravan run' runs."
        .formatted(
            found.head().path(),
            HumanText.count(open, "row") + (open == 1 ? " is" : " are"),
            found.result());
  }

  private CommandLine.ParameterException unknown(Settings settings) {
    return new CommandLine.ParameterException(
        spec.commandLine(),
        "no list '%s' is known in %s; 'caravan status' names the last ones"
            .formatted(list, settings.folders().state()));
  }
}
