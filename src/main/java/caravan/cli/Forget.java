package caravan.cli;

import caravan.desk.ActResult;
import caravan.ledger.Ledger;
import caravan.remote.Server;
import caravan.remote.Servers;
import caravan.settings.Settings;
import caravan.status.Phrases;
import caravan.wiring.Ledgers;
import caravan.wiring.ListReading;
import caravan.wiring.SteadyClock;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The way back from a release that was wrong, and the way out of results that nobody will get. */
@Command(
    name = "forget",
    description = {
      "Forgets what was said of lists with the same headings as FILE: they are judged anew.",
      "Also while Caravan runs. What was asked and delivered stays. With --server: results that wait",
      "for a server that gets none any more are not kept for it; 'caravan deliver' sends a list's",
      "results to those that do."
    },
    mixinStandardHelpOptions = true)
final class Forget implements Callable<Integer> {

  @Mixin private final Options options = new Options();

  @Mixin private final ActOutput output = new ActOutput();

  @ArgGroup(multiplicity = "1")
  @SuppressWarnings("NullAway.Init")
  private What what;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  private final Clock clock = new SteadyClock();

  Forget() {}

  /** One of them. */
  private static final class What {

    @Parameters(paramLabel = "FILE", description = "A list of that form, in .done for instance.")
    private @Nullable Path file;

    @Option(
        names = "--server",
        paramLabel = "URL",
        description =
            "A server that caravan.output.remote does not name any more, as the log calls it at the"
                + " start.")
    private String server = "";
  }

  @Override
  public Integer call() {
    Log.onlyTrouble();
    if (what.file != null) {
      return forget(what.file);
    }
    output.tell(List.of(drop(options.settings(), what.server)), spec.commandLine());
    return Exits.DONE;
  }

  private int forget(Path file) {
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

  private static ActResult drop(Settings settings, String server) {
    Settings.Folders folders = settings.folders();
    if (Servers.of(List.of(), folders.outputRemotes()).outputs().stream()
        .map(Server::address)
        .anyMatch(server::equals)) {
      return new ActResult(
          ActResult.Kind.REFUSED,
          "caravan.output.remote names %s: it gets what waits for it".formatted(server));
    }
    Optional<Ledger> ledger = Ledgers.beside(settings);
    int lists = 0;
    if (ledger.isPresent()) {
      try (Ledger open = ledger.get()) {
        lists = open.uploads().drop(server);
      }
    }
    return lists == 0
        ? new ActResult(ActResult.Kind.ALREADY, "Nothing waits for %s.".formatted(server))
        : new ActResult(
            ActResult.Kind.DONE,
            "Results of %s are not kept for %s any more; 'caravan deliver LIST' sends them elsewhere."
                .formatted(Phrases.count(lists, "list"), server));
  }
}
