package caravan.wiring;

import caravan.asinscope.ApiKey;
import caravan.asinscope.Calls;
import caravan.asinscope.Keys;
import caravan.asinscope.Replies;
import caravan.codes.Channel;
import caravan.ledger.Freshness;
import caravan.ledger.JdbcLedger;
import caravan.ledger.Ledger;
import caravan.lists.CheckDigit;
import caravan.lists.ListReader;
import caravan.lists.ListRules;
import caravan.lists.Shelf;
import caravan.pace.Plan;
import caravan.results.Delimiter;
import caravan.results.Format;
import caravan.results.Formulas;
import caravan.results.ResultRules;
import caravan.results.ResultWriter;
import caravan.road.Arrivals;
import caravan.road.Company;
import caravan.road.Delivery;
import caravan.road.Dispatcher;
import caravan.road.Enrolment;
import caravan.road.PartDelivery;
import caravan.road.Router;
import caravan.road.Settling;
import caravan.settings.ChannelSettings;
import caravan.settings.Plans;
import caravan.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.apache.camel.main.Main;

/**
 * Caravan at work: the rooms furnished as the settings say, the routes running, until it is closed.
 */
public final class Daemon implements AutoCloseable {

  private static final String LEDGER = "ledger.db";

  private final Settings settings;
  private final Clock clock = new SteadyClock();
  private final Plans plans;
  private final Main camel = new Main();
  private final StateLock lock;
  private final Ledger ledger;
  private final Enrolment enrolment;
  private final Map<Channel, Dispatcher> dispatchers = new EnumMap<>(Channel.class);
  private final Map<Channel, ExecutorService> calls = new EnumMap<>(Channel.class);

  private Daemon(Settings settings, boolean watching) {
    this.settings = settings;
    this.plans = new Plans(settings);
    this.lock = StateLock.take(settings.folders().state());
    this.ledger = JdbcLedger.sqlite(settings.folders().state().resolve(LEDGER));
    ledger.recover(plans::plan, clock.instant());
    reroute();
    Arrivals arrivals = new Arrivals(settings.folders().settle(), clock);
    this.enrolment = enrolment(arrivals);
    furnish(arrivals);
    properties(watching);
  }

  /**
   * Starts it.
   *
   * @param watching whether the input folder is watched; otherwise lists come by {@link #enrol}
   */
  public static Daemon start(Settings settings, boolean watching) {
    Daemon daemon = new Daemon(settings, watching);
    try {
      daemon.enrolment.reconcile();
      daemon.camel.start();
      return daemon;
    } catch (Exception e) {
      daemon.close();
      throw new StartException("Caravan can't start: " + e.getMessage(), e);
    }
  }

  /** What it remembers. */
  public Ledger ledger() {
    return ledger;
  }

  /** The plans in force. */
  public Plans plans() {
    return plans;
  }

  /** The time by which it lives. */
  public Clock clock() {
    return clock;
  }

  /** Takes in a list that stays where it is; answers the ledger's number of it. */
  public long enrol(Path file) {
    return enrolment.enrolInPlace(file);
  }

  private void reroute() {
    boolean circana = settings.circana().on();
    if (circana) {
      ledger.reroute(Channel.LOOKUP, Channel.CIRCANA);
    } else if (settings.lookup().on()) {
      ledger.reroute(Channel.CIRCANA, Channel.LOOKUP);
    }
  }

  private Enrolment enrolment(Arrivals arrivals) {
    ListRules rules =
        new ListRules(
            settings.intake().domain(), CheckDigit.valueOf(settings.intake().checkDigit().name()));
    return new Enrolment(
        settings.folders().input(),
        new ListReader(rules),
        new Shelf(),
        ledger,
        new Router(on()),
        new Freshness(settings.cache().found(), settings.cache().notFound()),
        arrivals,
        () -> dispatchers.values().forEach(Dispatcher::wake),
        clock);
  }

  private Set<Channel> on() {
    return Arrays.stream(Channel.values())
        .filter(channel -> settings.channel(channel).on())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Channel.class)));
  }

  private void furnish(Arrivals arrivals) {
    Keys keys = keys();
    Company company = new Company(arrivals, settings.linger());
    for (Channel channel : Channel.values()) {
      furnish(channel, keys, company);
    }
    camel.bind("complete-lists", new CompleteLists(settings.folders().input(), arrivals));
    camel.bind("enrolment", enrolment);
    camel.bind("calls", new Calls(settings.intake().desc()));
    camel.bind("replies", new Replies(keys, clock));
    camel.bind(
        "settling",
        new Settling(ledger, plans::plan, () -> ThreadLocalRandom.current().nextDouble(), clock));
    Remotes remotes = new Remotes(settings.folders(), camel, clock);
    remotes.fetching(enrolment, arrivals);
    Delivery delivery = new Delivery(ledger, writer(), remotes.sendings(ledger), clock);
    camel.bind("delivery", delivery);
    camel.bind(
        "part-delivery",
        new PartDelivery(ledger, delivery, plans::plan, settings.output().partialAfter(), clock));
  }

  private void furnish(Channel channel, Keys keys, Company company) {
    ChannelSettings chosen = settings.channel(channel);
    Dispatcher dispatcher =
        new Dispatcher(
            channel, ledger, () -> plans.plan(channel), chosen.concurrency(), company, clock);
    ExecutorService threads = Executors.newFixedThreadPool(chosen.concurrency());
    dispatchers.put(channel, dispatcher);
    calls.put(channel, threads);
    camel.bind("dispatcher-" + channel.word(), dispatcher);
    camel.bind("calls-" + channel.word(), threads);
    camel.bind("client-" + channel.word(), new AskingClient(channel, keys, chosen.timeout()));
  }

  private Keys keys() {
    Map<Channel, ApiKey> keys = new EnumMap<>(Channel.class);
    for (Channel channel : on()) {
      settings.channel(channel).key().ifPresent(k -> keys.put(channel, new ApiKey(k.reveal())));
    }
    return new Keys(keys);
  }

  private ResultWriter writer() {
    Settings.Output output = settings.output();
    Set<Format> formats =
        output.formats().stream()
            .map(format -> Format.valueOf(format.name()))
            .collect(Collectors.toSet());
    return new ResultWriter(
        new ResultRules(
            settings.folders().output(),
            formats,
            Formulas.valueOf(output.formulas().name()),
            Delimiter.valueOf(output.delimiter().name())));
  }

  private void properties(boolean watching) {
    camel.addOverrideProperty("caravan.watch", String.valueOf(watching));
    camel.addOverrideProperty("caravan.input", settings.folders().input().toString());
    for (Channel channel : Channel.values()) {
      Plan plan = plans.plan(channel);
      String name = "caravan." + channel.word();
      camel.addOverrideProperty(name + ".url", settings.channel(channel).url().toString());
      camel.addOverrideProperty(name + ".window.millis", String.valueOf(plan.window().toMillis()));
      camel.addOverrideProperty(name + ".on", String.valueOf(settings.channel(channel).on()));
    }
  }

  @Override
  public void close() {
    dispatchers.values().forEach(Dispatcher::stop);
    List<AutoCloseable> parts = List.of(camel::stop, this::stopCalls, ledger, lock);
    for (AutoCloseable part : parts) {
      close(part);
    }
  }

  private void stopCalls() {
    calls.values().forEach(ExecutorService::shutdownNow);
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      org.slf4j.LoggerFactory.getLogger(Daemon.class).warn("Not everything could be closed", e);
    }
  }
}
