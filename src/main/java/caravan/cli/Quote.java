package caravan.cli;

import caravan.codes.Channel;
import caravan.codes.ProductCode;
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
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
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

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Lists of product codes.")
  private List<Path> files = List.of();

  @Mixin private final Decided decided = new Decided();

  @Option(
      names = "--codes",
      description = "Names each code that would be asked for, a line each, before the price.")
  private boolean codes;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  private final Clock clock = new SteadyClock();

  Quote() {}

  @Override
  public Integer call() {
    Log.onlyTrouble();
    ListArguments.mustExist(files, spec.commandLine());
    Settings settings = options.settings();
    settings.requireAChannel();
    Optional<Overview> overview = Ledgers.look(settings);
    try {
      return quote(settings, overview);
    } finally {
      overview.ifPresent(Overview::close);
    }
  }

  private int quote(Settings settings, Optional<Overview> overview) {
    ListReading reading = ListReading.of(settings, settings::plan, overview, clock);
    PrintWriter out = spec.commandLine().getOut();
    Estimate sum = Estimate.NOTHING;
    int exit = Exits.DONE;
    for (Path file : files) {
      Optional<Estimate> one =
          ListArguments.read(
              file,
              file.toString(),
              spec.commandLine(),
              (path, name) -> quote(reading, path, name, out));
      if (one.isEmpty()) {
        exit = Exits.FAILED;
        continue;
      }
      sum = sum.plus(one.get());
    }
    if (files.size() > 1) {
      out.println("together: " + words(sum));
    }
    price(settings, overview, sum, out);
    out.flush();
    return exit;
  }

  private Estimate quote(ListReading reading, Path file, String name, PrintWriter out) {
    Screened list = decided.screen(reading, file, name);
    Consumer<Row> told = row -> out.println(code(row));
    Estimate one = reading.appraiser().appraise(file, list.survey(), codes ? told : Quote::silent);
    out.println(list.survey().summary());
    if (list.choice() != null) {
      out.println(name + " is read as a person said.");
    }
    out.println(name + ": " + words(one));
    if (list.held()) {
      out.println(name + " would be held: " + list.reason() + ".");
      out.println(reading.why().seen(file, list.survey()));
      out.println(HeldWords.WAYS);
    }
    return one;
  }

  private static void silent(Row row) {
    // nobody asked for the codes
  }

  private static String code(Row row) {
    ProductCode code = Objects.requireNonNull(row.code());
    return "%s %s %s"
        .formatted(code.type().word(), code.text(), Objects.requireNonNull(row.domain()).word());
  }

  private static String words(Estimate one) {
    return "%s, %s valid, %s invalid, %s duplicate, %s already known, %s being asked for already, %s new"
        .formatted(
            HumanText.count(one.rows(), "row"),
            HumanText.number(one.valid()),
            HumanText.number(one.invalid()),
            HumanText.number(one.duplicates()),
            HumanText.number(one.known()),
            HumanText.number(one.awaited()),
            HumanText.number(one.codes()));
  }

  private void price(
      Settings settings, Optional<Overview> overview, Estimate sum, PrintWriter out) {
    Price price = Price.of(sum.asked(), settings::plan);
    price
        .tokens()
        .forEach(
            (channel, tokens) ->
                out.println("%s: %s".formatted(channel.word(), HumanText.count(tokens, "token"))));
    if (price.tokens().isEmpty()) {
      out.println("It costs nothing.");
      return;
    }
    Instant now = clock.instant();
    done(settings, overview, price, now.plus(settings.folders().settle()))
        .ifPresent(done -> out.println("done " + HumanText.moment(done, now)));
  }

  private static Optional<Instant> done(
      Settings settings, Optional<Overview> overview, Price price, Instant from) {
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
