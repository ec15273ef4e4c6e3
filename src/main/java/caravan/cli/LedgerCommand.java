package caravan.cli;

import caravan.desk.ActResult;
import caravan.ledger.LedgerContents;
import caravan.settings.LedgerUrl;
import caravan.settings.Settings;
import caravan.wiring.Ledgers;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is done with the ledger as a whole. */
@Command(
    name = "ledger",
    description = "Does something with the whole ledger.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class LedgerCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  LedgerCommand() {}

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "What is to be done with the ledger?");
  }

  @Command(
      name = "copy",
      description = {
        "Copies the ledger of the state folder, answers and all, into an empty PostgreSQL database,",
        "while no Caravan runs. The login is that of caravan.ledger.user and its password."
      },
      mixinStandardHelpOptions = true)
  int copy(
      @Mixin Options options,
      @Mixin ActOutput output,
      @Option(
              names = "--to",
              required = true,
              paramLabel = "URL",
              description = "jdbc:postgresql://db.example.com/caravan")
          String to) {
    Log.onlyTrouble();
    Settings settings = options.settings();
    String url = url(to);
    LedgerContents copied = Ledgers.copy(settings, url);
    String words =
        "Copied %s with %s, %s of which %,d have their answer, and %s.%nFrom now on start Caravan with caravan.ledger.url=%s. The ledger in %s stays as it is."
            .formatted(
                HumanText.count(copied.lists(), "list"),
                HumanText.count(copied.rows(), "row"),
                HumanText.count(copied.codes(), "code"),
                copied.answered(),
                HumanText.count(copied.calls(), "call"),
                url,
                settings.folders().state());
    output.tell(List.of(new ActResult(ActResult.Kind.DONE, words)), spec.commandLine());
    return Exits.DONE;
  }

  private String url(String to) {
    try {
      return LedgerUrl.read(to);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--to " + e.getMessage(), e);
    }
  }
}
