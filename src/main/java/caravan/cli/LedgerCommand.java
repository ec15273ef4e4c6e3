package caravan.cli;

import caravan.desk.ActResult;
import caravan.ledger.LedgerContents;
import caravan.settings.LedgerUrl;
import caravan.settings.Settings;
import caravan.wiring.Ledgers;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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
        "Copied %s.%nFrom now on start Caravan with caravan.ledger.url=%s. The ledger in %s stays as it is."
            .formatted(told(copied), url, settings.folders().state());
    output.tell(List.of(new ActResult(ActResult.Kind.DONE, words)), spec.commandLine());
    return Exits.DONE;
  }

  @Command(
      name = "backup",
      description = {
        "Writes the ledger of the state folder into a file, also while Caravan runs. The file has its",
        "name once all of it is on the disk. A plain copy of ledger.db lacks what came last.",
        "To go back to it: stop Caravan, move ledger.db* out of the state folder, copy the file there",
        "as ledger.db, and start. What that means: src/docs/operations.md."
      },
      mixinStandardHelpOptions = true)
  int backup(
      @Mixin Options options,
      @Mixin ActOutput output,
      @Option(names = "--overwrite", description = "In place of a file of that name.")
          boolean overwrite,
      @Parameters(paramLabel = "FILE", description = "Where to, on another disk at best.")
          Path file) {
    Log.onlyTrouble();
    LedgerContents held = Ledgers.backup(options.settings(), file, overwrite);
    String words =
        "The ledger is in %s (%s): %s."
            .formatted(file, HumanText.size(file.toFile().length()), told(held));
    output.tell(List.of(new ActResult(ActResult.Kind.DONE, words)), spec.commandLine());
    return Exits.DONE;
  }

  private static String told(LedgerContents held) {
    return "%s with %s, %s of which %,d have their answer, and %s"
        .formatted(
            HumanText.count(held.lists(), "list"),
            HumanText.count(held.rows(), "row"),
            HumanText.count(held.codes(), "code"),
            held.answered(),
            HumanText.count(held.calls(), "call"));
  }

  private String url(String to) {
    try {
      return LedgerUrl.read(to);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--to " + e.getMessage(), e);
    }
  }
}
