package caravan.cli;

import caravan.codes.Channel;
import caravan.codes.Lane;
import caravan.ledger.Freshness;
import caravan.ledger.Overview;
import caravan.lists.CheckDigit;
import caravan.lists.ListReader;
import caravan.lists.ListRules;
import caravan.pace.Forecast;
import caravan.road.Appraisal;
import caravan.road.Appraiser;
import caravan.road.Router;
import caravan.settings.Settings;
import caravan.status.Outlook;
import caravan.wiring.Ledgers;
import caravan.wiring.SteadyClock;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  private final Clock clock = new SteadyClock();

  Quote() {}

  @Override
  public Integer call() {
    Log.onlyTrouble();
    Named.mustExist(files, spec.commandLine());
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
    Appraiser appraiser = appraiser(settings, overview);
    PrintWriter out = spec.commandLine().getOut();
    Appraisal sum = Appraisal.NOTHING;
    int exit = Exits.DONE;
    for (Path file : files) {
      Optional<Appraisal> one = Named.read(file, spec.commandLine(), appraiser::appraise);
      if (one.isEmpty()) {
        exit = Exits.FAILED;
        continue;
      }
      sum = sum.plus(one.get());
      out.println(file.getFileName() + ": " + words(one.get()));
    }
    if (files.size() > 1) {
      out.println("together: " + words(sum));
    }
    price(settings, overview, sum, out);
    out.flush();
    return exit;
  }

  private Appraiser appraiser(Settings settings, Optional<Overview> overview) {
    CheckDigit checkDigit = CheckDigit.valueOf(settings.intake().checkDigit().name());
    return new Appraiser(
        new ListReader(new ListRules(settings.intake().domain(), checkDigit)),
        new Router(
            Arrays.stream(Channel.values())
                .filter(channel -> settings.channel(channel).on())
                .collect(Collectors.toSet())),
        overview,
        new Freshness(settings.cache().found(), settings.cache().notFound()),
        clock);
  }

  private static String words(Appraisal one) {
    return "%s, %s valid, %s invalid, %s duplicate, %s already known, %s being asked for already, %s new"
        .formatted(
            Words.count(one.rows(), "row"),
            Words.number(one.valid()),
            Words.number(one.invalid()),
            Words.number(one.duplicates()),
            Words.number(one.known()),
            Words.number(one.awaited()),
            Words.number(one.asked().values().stream().mapToLong(Long::longValue).sum()));
  }

  private void price(
      Settings settings, Optional<Overview> overview, Appraisal sum, PrintWriter out) {
    Map<Channel, Long> tokens = new EnumMap<>(Channel.class);
    Map<Channel, Long> codes = new EnumMap<>(Channel.class);
    for (Map.Entry<Lane, Long> lane : sum.asked().entrySet()) {
      Channel channel = lane.getKey().channel();
      codes.merge(channel, lane.getValue(), Long::sum);
      tokens.merge(channel, settings.channel(channel).plan().price(lane.getValue()), Long::sum);
    }
    tokens.forEach(
        (channel, price) ->
            out.println("%s: %s".formatted(channel.word(), Words.count(price, "token"))));
    if (tokens.isEmpty()) {
      out.println("It costs nothing.");
      return;
    }
    Instant now = clock.instant();
    Instant settled = now.plus(settings.folders().settle());
    codes.entrySet().stream()
        .flatMap(c -> done(settings, overview, c.getKey(), c.getValue(), settled).stream())
        .max(Comparator.naturalOrder())
        .ifPresent(done -> out.println("done " + Words.moment(done, now)));
  }

  private static Optional<Instant> done(
      Settings settings, Optional<Overview> overview, Channel channel, long codes, Instant from) {
    return overview
        .map(look -> new Outlook(look, Terms.of(settings), look.backlog(), from))
        .map(outlook -> outlook.newcomer(channel, codes, false))
        .orElseGet(() -> Optional.of(first(settings, channel, from).done(codes)));
  }

  /** Nothing was ever asked: the window and the day are whole. */
  private static Forecast first(Settings settings, Channel channel, Instant now) {
    return Outlook.fresh(Terms.of(settings).apply(channel), now);
  }
}
