package caravan.cli;

import caravan.road.intake.Screened;
import caravan.settings.Settings;
import caravan.settings.StartException;
import caravan.wiring.Daemon;
import caravan.wiring.SteadyClock;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists looked up once, without a daemon. */
@Command(
    name = "enrich",
    description = {
      "Looks up lists and ends when their results are written; the lists stay where they are.",
      "What was answered before costs nothing, and what is answered is remembered.",
      "A list that looks wrong is gone on with only if somebody at the terminal, or an option, says so.",
      "A dash (-) reads standard input and writes to standard output, or to the file of -o."
    },
    mixinStandardHelpOptions = true)
final class Enrich implements Callable<Integer> {

  private static final int INTERRUPTED = 130;

  @Mixin private final Options options = new Options();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Lists of product codes, or - alone.")
  private List<Path> files = List.of();

  @Option(
      names = {"-o", "--output-dir"},
      paramLabel = "DIR",
      description =
          "The folder where results are put; by default that of caravan.output. With -, the file.")
  private @Nullable Path into;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "csv, json, ndjson, xlsx, crosswalk, changes, with commas between; to standard output one of the first three.")
  private @Nullable String format;

  @Mixin private final Decided decided = new Decided();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  private final Clock clock = new SteadyClock();

  Enrich() {}

  @Override
  public Integer call() {
    Log.onlyTrouble();
    boolean piped = files.contains(Path.of("-"));
    if (piped && files.size() > 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "- is standard input and stands alone, without other files");
    }
    if (!piped) {
      ListArguments.mustExist(files, spec.commandLine());
    }
    try (ShutdownSignal shutdownSignal = new ShutdownSignal(INTERRUPTED)) {
      return piped ? piped(shutdownSignal) : filed(shutdownSignal);
    }
  }

  private int filed(ShutdownSignal shutdownSignal) {
    Map<String, String> over = new HashMap<>();
    if (into != null) {
      over.put("caravan.output", into.toString());
    }
    if (format != null) {
      over.put("caravan.output.formats", format);
    }
    try (Daemon daemon = start(over)) {
      PrintWriter err = spec.commandLine().getErr();
      Map<Long, Path> lists = new LinkedHashMap<>();
      boolean all = true;
      daemon.comingIn(true);
      for (Path file : files) {
        Optional<Long> list = enrol(daemon, file, file.toString(), Confirmation.here());
        list.ifPresent(id -> lists.put(id, file));
        all &= list.isPresent();
      }
      daemon.comingIn(false);
      int exit = new AwaitLists(daemon, lists, Progress.here(err, clock), shutdownSignal).run();
      return exit == Exits.DONE && !all ? Exits.FAILED : exit;
    }
  }

  private int piped(ShutdownSignal shutdownSignal) {
    Pipe.mustBeAFile(into, spec.commandLine());
    String kind = Pipe.kind(format, into, spec.commandLine());
    try (TempFolder tempFolder = new TempFolder("caravan-pipe")) {
      Path list = Pipe.in(System.in, tempFolder.folder());
      Path results = tempFolder.folder().resolve("results");
      Map<String, String> over = new HashMap<>();
      over.put("caravan.output", results.toString());
      over.put("caravan.output.formats", kind);
      if (into == null) {
        over.put("caravan.output.bom", "false"); // for who opens a file, not for who reads a pipe
      }
      try (Daemon daemon = start(over)) {
        Optional<Long> read =
            enrol(daemon, list, "standard input", new Confirmation(Optional.empty()));
        if (read.isEmpty()) {
          return Exits.FAILED;
        }
        long id = read.get();
        Progress quiet = Progress.here(spec.commandLine().getErr(), clock);
        int exit = new AwaitLists(daemon, Map.of(id, Path.of("-")), quiet, shutdownSignal).run();
        Optional<String> base =
            daemon.ledger().overview().find(id).map(found -> String.valueOf(found.result()));
        if (exit == Exits.DONE || exit == Exits.FAILED) {
          base.ifPresent(name -> handBack(results.resolve(name + "." + kind)));
        }
        return exit;
      }
    }
  }

  /** Empty where it can't be read, or looks wrong and nobody says that it is right. */
  private Optional<Long> enrol(Daemon daemon, Path file, String called, Confirmation confirmation) {
    return ListArguments.read(
            file,
            called,
            spec.commandLine(),
            (path, name) -> enrol(daemon, path, name, called, confirmation))
        .flatMap(list -> list);
  }

  private Optional<Long> enrol(
      Daemon daemon, Path file, String name, String called, Confirmation confirmation) {
    Screened list = decided.screen(daemon.reading(), file, name);
    if (list.held() && !goesOn(daemon, file, list, called, confirmation)) {
      return Optional.empty();
    }
    return Optional.of(daemon.enrol(file, list));
  }

  private boolean goesOn(
      Daemon daemon, Path file, Screened list, String called, Confirmation confirmation) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("caravan: " + called + ": " + list.reason() + ".");
    err.println(list.survey().summary());
    err.println(daemon.reading().why().seen(file, list.survey()));
    boolean yes = confirmation.yes("Look it up as it is read?");
    if (!yes) {
      err.println(
          "caravan: " + called + " is left alone, nothing was asked for. " + HeldWords.WAYS);
    }
    err.flush();
    return yes;
  }

  private void handBack(Path results) {
    if (into == null) {
      Pipe.out(results);
    } else {
      Pipe.into(results, into);
    }
  }

  private Daemon start(Map<String, String> over) {
    Settings settings = options.settings(over);
    settings.requireAChannel();
    try {
      return Daemon.start(settings, false);
    } catch (StartException e) {
      if (!e.stateInUse()) {
        throw e;
      }
      throw new StartException(
          e.getMessage()
              + " If that is 'caravan run', drop the list into its folder instead: "
              + settings.folders().input(),
          e);
    }
  }
}
