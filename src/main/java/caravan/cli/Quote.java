package caravan.cli;

import caravan.codes.Channel;
import caravan.codes.Row;
import caravan.ledger.Overview;
import caravan.ledger.Urgency;
import caravan.pace.Forecast;
import caravan.road.intake.Estimate;
import caravan.road.intake.Screened;
import caravan.settings.Settings;
import caravan.status.Outlook;
import caravan.status.Price;
import caravan.wiring.Ledgers;
import caravan.wiring.ListReading;
import caravan.wiring.SteadyClock;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What lists would cost, and when they would be done. */
@Command(
    name = "quote",
    description = {
      "Tells what lists would cost and when they would be done, beside what is at work already.",
      "No call is made and nothing is taken in."
    },
    mixinStandardHelpOptions = true)
final class Quote implements Callable<Integer> {

  @Mixin private final Options options = new Options();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Lists of product codes, folders of them, or - alone for standard input.")
  private List<Path> files = List.of();

  @Mixin private final Decided decided = new Decided();

  @Option(
      names = "--codes",
      description = "Names each code that would be asked for, a line each, before the price.")
  private boolean codes;

  @Option(names = "--json", description = "For programs: one document.")
  private boolean json;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  private final Clock clock = new SteadyClock();

  Quote() {}

  @Override
  public Integer call() {
    Log.onlyTrouble();
    CommandLine command = spec.commandLine();
    boolean piped = ListArguments.piped(files, command);
    if (!piped) {
      ListArguments.mustExist(files, command);
    }
    Settings settings = options.settings();
    settings.requireAChannel();
    if (!piped) {
      return quote(settings, ListArguments.all(files, settings, command));
    }
    try (TempFolder tempFolder = new TempFolder("caravan-pipe")) {
      Path list = Pipe.in(System.in, tempFolder.folder());
      return quote(settings, List.of(new NamedList(list, "", NamedList.DASH)));
    }
  }

  private int quote(Settings settings, List<NamedList> lists) {
    Optional<Overview> overview = Ledgers.look(settings);
    try {
      return quote(settings, lists, overview);
    } finally {
      overview.ifPresent(Overview::close);
    }
  }

  private int quote(Settings settings, List<NamedList> lists, Optional<Overview> overview) {
    ListReading reading = ListReading.of(settings, settings::plan, overview, clock);
    PrintWriter out = spec.commandLine().getOut();
    QuoteReport report = json ? new QuoteJson(out, codes) : new QuoteWords(out);
    Estimate sum = Estimate.NOTHING;
    int exit = Exits.DONE;
    for (NamedList list : lists) {
      report.begin(list);
      Optional<Estimate> one =
          ListArguments.read(
              list,
              spec.commandLine(),
              report::unreadable,
              (path, name) -> quote(reading, list.folder(), path, name, report));
      if (one.isEmpty()) {
        exit = Exits.FAILED;
        continue;
      }
      sum = sum.plus(one.get());
    }
    Price price = Price.of(sum.asked(), settings::plan);
    Instant now = clock.instant();
    report.together(
        lists.size(),
        sum,
        price,
        done(settings, overview, price, now.plus(settings.folders().settle())),
        now);
    return exit;
  }

  private Estimate quote(
      ListReading reading, String folder, Path file, String name, QuoteReport report) {
    Screened list = decided.screen(reading, file, folder, name);
    Consumer<Row> told = codes ? report::code : Quote::silent;
    Estimate one = reading.appraiser().appraise(file, list.survey(), told);
    report.end(name, list, one, list.held() ? reading.why().seen(file, list.survey()) : "");
    return one;
  }

  private static void silent(Row row) {
    // nobody asked for the codes
  }

  private static Optional<Instant> done(
      Settings settings, Optional<Overview> overview, Price price, Instant from) {
    if (price.tokens().isEmpty()) {
      return Optional.empty();
    }
    if (overview.isPresent()) {
      Overview look = overview.get();
      return price.done(new Outlook(look, settings.terms(), look.backlog(), from), Urgency.NORMAL);
    }
    return price.codes().entrySet().stream()
        .map(one -> first(settings, one.getKey(), from).done(one.getValue()))
        .max(Comparator.naturalOrder());
  }

  /** Nothing was ever asked: the window and the day are whole. */
  private static Forecast first(Settings settings, Channel channel, Instant now) {
    return Outlook.fresh(settings.channel(channel).terms(), now);
  }
}
