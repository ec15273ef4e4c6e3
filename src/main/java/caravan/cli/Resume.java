package caravan.cli;

import caravan.asinscope.Endpoints;
import caravan.codes.Channel;
import caravan.ledger.Ledger;
import caravan.settings.Settings;
import caravan.wiring.Ledgers;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
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
      completionCandidates = Names.class,
      description = "${COMPLETION-CANDIDATES}; by default all.")
  private @Nullable String channel;

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
      for (Channel one : chosen(settings.endpoints())) {
        boolean paused = open.pacing().resume(one);
        out.println(one.word() + (paused ? " is open again." : " was not parked."));
      }
    }
    return Exits.DONE;
  }

  private List<Channel> chosen(Endpoints endpoints) {
    if (channel == null) {
      return endpoints.channels();
    }
    return endpoints.channels().stream()
        .filter(one -> one.word().equalsIgnoreCase(channel))
        .findFirst()
        .map(List::of)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "there is no channel '%s'; there are %s"
                        .formatted(channel, String.join(", ", new Names()))));
  }

  /** The words of the channels. */
  private static final class Names implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return Endpoints.standard().channels().stream().map(Channel::word).iterator();
    }
  }
}
