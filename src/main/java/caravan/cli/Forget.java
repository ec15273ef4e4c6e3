package caravan.cli;

import caravan.desk.ActResult;
import caravan.ledger.Ledger;
import caravan.settings.Settings;
import caravan.wiring.Ledgers;
import caravan.wiring.ListReading;
import caravan.wiring.SteadyClock;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The way back from a release that was wrong. */
@Command(
    name = "forget",
    description = {
      "Forgets what was said of lists with the same headings as FILE: they are judged anew.",
      "Also while Caravan runs. What was asked and delivered stays."
    },
    mixinStandardHelpOptions = true)
final class Forget implements Callable<Integer> {

  @Mixin private final Options options = new Options();

  @Mixin private final ActOutput output = new ActOutput();

  @Parameters(paramLabel = "FILE", description = "A list of that form, in .done for instance.")
  private Path file = Path.of("");

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  private final Clock clock = new SteadyClock();

  Forget() {}

  @Override
  public Integer call() {
    Log.onlyTrouble();
    ListArguments.mustExist(List.of(file), spec.commandLine());
    Settings settings = options.settings();
    ListReading reading = ListReading.of(settings, settings::plan, Optional.empty(), clock);
    Optional<String> form =
        ListArguments.read(
            new NamedList(file, "", file.toString()),
            spec.commandLine(),
            why -> {},
            (path, name) -> reading.reader().survey(path, "", name).fingerprint());
    if (form.isEmpty()) {
      return Exits.FAILED;
    }
    boolean known = forget(settings, form.get());
    ActResult result =
        known
            ? new ActResult(
                ActResult.Kind.DONE,
                "Lists with the headings of %s are judged anew.".formatted(file))
            : new ActResult(
                ActResult.Kind.ALREADY,
                "Nothing was remembered of lists with the headings of %s.".formatted(file));
    output.tell(List.of(result), spec.commandLine());
    return Exits.DONE;
  }

  private static boolean forget(Settings settings, String form) {
    Optional<Ledger> ledger = Ledgers.beside(settings);
    if (ledger.isEmpty()) {
      return false;
    }
    try (Ledger open = ledger.get()) {
      return open.holds().forgetChoice(form);
    }
  }
}
