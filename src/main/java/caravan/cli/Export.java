package caravan.cli;

import caravan.codes.ResultRow;
import caravan.ledger.Overview;
import caravan.results.AnswerExport;
import caravan.results.AnswerExport.Form;
import caravan.results.ResultRules;
import caravan.settings.Settings;
import caravan.wiring.Ledgers;
import caravan.wiring.SteadyClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** All answers that are known. */
@Command(
    name = "export",
    description = {
      "Writes all answers that are known, found ones and not found ones, also while Caravan runs.",
      "They come in the order in which their codes were first asked for."
    },
    mixinStandardHelpOptions = true)
final class Export implements Callable<Integer> {

  /** So many answers are read at a time, so that nobody who works with the ledger has to wait. */
  private static final int AT_A_TIME = 1_000;

  private static final Path DASH = Path.of("-");

  @Mixin private final Options options = new Options();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "csv or ndjson; by default that of the file's ending, else csv.")
  private @Nullable String format;

  @Option(
      names = "--since",
      paramLabel = "WHEN",
      description =
          "Only what was answered since then: a date or a moment (UTC if it names no zone), or how long ago, 7d.")
  private @Nullable String since;

  @Option(
      names = "--crosswalk",
      description = "One line a pair of product and barcode, in the columns of NAME.crosswalk.csv.")
  private boolean crosswalk;

  @Option(
      names = {"-o", "--output-file"},
      paramLabel = "FILE",
      description = "The file that it goes to; by default standard output.")
  private @Nullable Path into;

  @Option(
      names = {"-q", "--quiet"},
      description = "Says nothing but what is wrong.")
  private boolean quiet;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  private final Clock clock = new SteadyClock();

  Export() {}

  @Override
  public Integer call() {
    Log.onlyTrouble();
    Path file = into == null || into.equals(DASH) ? null : into;
    Form form = form(file);
    Instant from = from();
    mustBeAFile(file);
    Settings settings = options.settings();
    Optional<Overview> known = Ledgers.look(settings);
    PrintWriter err = spec.commandLine().getErr();
    if (known.isEmpty() && !quiet) {
      err.println(
          "Nothing is known yet: no list was ever taken in (there is no ledger in %s)."
              .formatted(Ledgers.place(settings)));
    }
    try (OutputTarget outputTarget = open(file)) {
      long answers = write(outputTarget, form, from, settings, known);
      if (file != null && answers >= 0 && !quiet) {
        err.println("%s in %s".formatted(HumanText.count(answers, "answer"), file));
      }
      return Exits.DONE;
    } catch (IOException e) {
      throw new UncheckedIOException("%s can't be removed: %s".formatted(file, e.getMessage()), e);
    } finally {
      known.ifPresent(Overview::close);
    }
  }

  private Form form(@Nullable Path file) {
    String asked = format;
    if (asked == null) {
      String name = String.valueOf(file).toLowerCase(Locale.ROOT);
      return name.endsWith("." + Form.NDJSON.word()) ? Form.NDJSON : Form.CSV;
    }
    return Arrays.stream(Form.values())
        .filter(form -> form.word().equals(asked.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> wrong("--format " + asked + ": must be csv or ndjson", null));
  }

  private Instant from() {
    try {
      return since == null ? Instant.EPOCH : Since.read(since, clock.instant());
    } catch (IllegalArgumentException e) {
      throw wrong("--since " + since + ": " + e.getMessage(), e);
    }
  }

  private void mustBeAFile(@Nullable Path file) {
    if (file != null && !OutputTarget.isFilePlace(file)) {
      throw wrong("-o " + file + ": must name a file, in a folder that is there", null);
    }
  }

  private CommandLine.ParameterException wrong(String message, @Nullable Exception cause) {
    return new CommandLine.ParameterException(spec.commandLine(), message, cause);
  }

  private static OutputTarget open(@Nullable Path file) {
    try {
      return file == null ? OutputTarget.standardOutput() : OutputTarget.file(file);
    } catch (IOException e) {
      throw new UncheckedIOException(OutputTarget.why(String.valueOf(file), e), e);
    }
  }

  /** Answers how many answers were written; below zero if nobody reads on. */
  private long write(
      OutputTarget outputTarget,
      Form form,
      Instant from,
      Settings settings,
      Optional<Overview> known) {
    try {
      AnswerExport export =
          AnswerExport.begin(outputTarget.stream(), form, crosswalk, rules(settings));
      long answers = known.isPresent() ? writeAll(export, known.get(), from) : 0;
      export.finish();
      outputTarget.done();
      return answers;
    } catch (IOException e) {
      if (OutputTarget.closedByReader(e)) {
        return -1;
      }
      throw new UncheckedIOException(outputTarget.why(e), e);
    }
  }

  /** A byte order mark is for who opens a file. */
  private ResultRules rules(Settings settings) {
    ResultRules rules = settings.results();
    return into == null || into.equals(DASH) ? rules.withoutBom() : rules;
  }

  private static long writeAll(AnswerExport export, Overview known, Instant from)
      throws IOException {
    long answers = 0;
    long last = 0;
    List<ResultRow> some = known.answers(last, from, AT_A_TIME);
    while (!some.isEmpty()) {
      for (ResultRow answer : some) {
        export.add(answer);
        last = answer.number();
      }
      answers += some.size();
      some = known.answers(last, from, AT_A_TIME);
    }
    return answers;
  }
}
