package caravan.cli;

import caravan.ledger.Held;
import caravan.ledger.Ledger;
import caravan.settings.Settings;
import caravan.wiring.Ledgers;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has a held list put aside. */
@Command(
    name = "discard",
    description = {
      "Has a held list put into .failed; nothing is asked for. Also while Caravan runs; otherwise",
      "at its next start."
    },
    mixinStandardHelpOptions = true)
final class Discard implements Callable<Integer> {

  @Mixin private final Options options = new Options();

  @Parameters(
      paramLabel = "LIST",
      description = "As 'caravan status' names it: de/spring.csv; or spring.csv.")
  private String list = "";

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  Discard() {}

  @Override
  public Integer call() {
    Log.onlyTrouble();
    Settings settings = options.settings();
    Optional<Ledger> ledger = Ledgers.beside(settings);
    if (ledger.isEmpty()) {
      throw wrong(HeldWords.none(list));
    }
    try (Ledger open = ledger.get()) {
      Held held = HeldWords.find(open.overview().held(), list, spec.commandLine());
      if (!open.discardHeld(held.id())) {
        throw wrong(HeldWords.decided(held));
      }
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          "%s is discarded. It is put into .failed within a second or two while 'caravan run' runs, else at its next start."
              .formatted(held.path()));
      out.flush();
      return Exits.DONE;
    }
  }

  private CommandLine.ParameterException wrong(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
