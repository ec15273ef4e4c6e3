package caravan.cli;

import caravan.codes.Channel;
import caravan.ledger.Ledger;
import caravan.settings.Settings;
import caravan.wiring.Ledgers;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Opens paused channels. */
@Command(
    name = "resume",
    description = "Opens a channel that is parked, also while Caravan runs.",
    mixinStandardHelpOptions = true)
final class Resume implements Callable<Integer> {

  @Mixin private final Options options = new Options();

  @Parameters(
      arity = "0..1",
      paramLabel = "CHANNEL",
      description = "${COMPLETION-CANDIDATES}; by default both.")
  private @Nullable Channel channel;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  Resume() {}

  @Override
  public Integer call() {
    Log.onlyTrouble();
    Settings settings = options.settings();
    PrintWriter out = spec.commandLine().getOut();
    Optional<Ledger> ledger = Ledgers.beside(settings);
    if (ledger.isEmpty()) {
      out.println("Nothing is parked: there is no ledger in " + settings.folders().state() + ".");
      return Exits.DONE;
    }
    try (Ledger open = ledger.get()) {
      for (Channel one : channel == null ? List.of(Channel.values()) : List.of(channel)) {
        boolean paused = open.pacing().resume(one);
        out.println(one.word() + (paused ? " is open again." : " was not parked."));
      }
    }
    return Exits.DONE;
  }
}
