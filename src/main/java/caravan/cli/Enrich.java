package caravan.cli;

import caravan.settings.Settings;
import caravan.settings.StartException;
import caravan.wiring.Daemon;
import caravan.wiring.SteadyClock;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
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
      "Of a folder it looks up all lists, those in folders below it too, whose names count as those",
      "in the input folder do (de/list.csv is for amazon.de).",
      "A dash (-) reads standard input and writes to standard output, or to the file of -o."
    },
    mixinStandardHelpOptions = true)
final class Enrich implements Callable<Integer> {

  @Mixin private final Options options = new Options();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Lists of product codes, folders of them, or - alone for standard input.")
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

  @Mixin private final WaitOption wait = new WaitOption();

  @Option(
      names = "--json",
      description = "For programs: what became of the lists as one document, on standard output.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Shows no progress; says only what is wrong.")
  private boolean quiet;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  private final Clock clock = new SteadyClock();

  Enrich() {}

  @Override
  public Integer call() {
    Log.onlyTrouble();
    CommandLine command = spec.commandLine();
    boolean piped = ListArguments.piped(files, command);
    if (!piped) {
      ListArguments.mustExist(files, command);
    } else if (json && into == null) {
      throw new CommandLine.ParameterException(
          command, "--json wants standard output for itself: with -, name the results' file by -o");
    }
    try (ShutdownSignal shutdownSignal = new ShutdownSignal(Exits.INTERRUPTED)) {
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
    Settings settings = options.settings(over);
    settings.requireAChannel();
    List<NamedList> lists = ListArguments.all(files, settings, spec.commandLine());
    EnrichSummary summary = EnrichSummary.inFolder(settings.folders().output());
    int exit =
        start(settings, shutdownSignal)
            .map(daemon -> oneShot(summary, Confirmation.here()).run(daemon, lists, shutdownSignal))
            .orElse(Exits.FAILED);
    return tell(summary, exit, shutdownSignal);
  }

  private OneShot oneShot(EnrichSummary summary, Confirmation confirmation) {
    PrintWriter err = spec.commandLine().getErr();
    Progress shown = quiet ? new QuietProgress(err) : Progress.here(err, clock);
    return new OneShot(decided, confirmation, shown, summary, spec.commandLine());
  }

  private int tell(EnrichSummary summary, int exit, ShutdownSignal shutdownSignal) {
    if (json) {
      int code = shutdownSignal.within(Duration.ZERO) ? Exits.INTERRUPTED : exit;
      PrintWriter out = spec.commandLine().getOut();
      out.print(summary.document(code));
      out.flush();
    }
    return exit;
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
      Settings settings = options.settings(over);
      settings.requireAChannel();
      NamedList named = new NamedList(list, "", NamedList.DASH);
      EnrichSummary summary = EnrichSummary.inFile(into == null ? named.path() : into);
      int exit =
          start(settings, shutdownSignal)
              .map(
                  daemon ->
                      oneShot(summary, new Confirmation(Optional.empty()))
                          .run(daemon, List.of(named), shutdownSignal))
              .orElse(Exits.FAILED);
      summary.last().ifPresent(name -> handBack(results.resolve(name + "." + kind)));
      return tell(summary, exit, shutdownSignal);
    }
  }

  private void handBack(Path results) {
    if (into == null) {
      Pipe.out(results);
    } else {
      Pipe.into(results, into);
    }
  }

  /** Empty where it was time to end before the state was free. */
  private Optional<Daemon> start(Settings settings, ShutdownSignal shutdownSignal) {
    PrintWriter err = spec.commandLine().getErr();
    try {
      return wait.start(
          () -> Daemon.start(settings, false),
          shutdownSignal,
          clock,
          waiting -> {
            if (!quiet) {
              err.println("caravan: " + waiting);
              err.flush();
            }
          });
    } catch (StartException e) {
      if (!e.inUse()) {
        throw e;
      }
      throw StartException.inUse(
          e.getMessage()
              + " If that is 'caravan run', drop the list into its folder instead: %s; or wait for it: --wait"
                  .formatted(settings.folders().input()));
    }
  }
}
