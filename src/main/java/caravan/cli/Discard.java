package caravan.cli;

import caravan.ledger.Held;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

  @Mixin private final HeldArgument list = new HeldArgument();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  Discard() {}

  @Override
  public Integer call() {
    Log.onlyTrouble();
    Held held = list.decide(options.settings(), (holds, found) -> holds.discardHeld(found.id()));
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "%s is discarded. It is put into .failed within a second or two while 'caravan run' runs, else at its next start."
            .formatted(held.path()));
    out.flush();
    return Exits.DONE;
  }
}
