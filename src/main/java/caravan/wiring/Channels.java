package caravan.wiring;

import caravan.asinscope.ApiKey;
import caravan.asinscope.KeyRing;
import caravan.codes.Channel;
import caravan.ledger.Ledger;
import caravan.ledger.Pacing;
import caravan.network.Network;
import caravan.network.ProxyRouting;
import caravan.pace.Plan;
import caravan.road.dispatch.AdaptiveLimit;
import caravan.road.dispatch.Dispatcher;
import caravan.road.dispatch.Linger;
import caravan.road.dispatch.RateLimiter;
import caravan.settings.ChannelSettings;
import caravan.settings.LivePlans;
import caravan.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What makes the calls of each channel: who hands out codes, on which threads, with which key. */
public final class Channels implements AutoCloseable {

  /** Longer than any loop waits, for work or after a fault. */
  private static final Duration COMES_ROUND = Duration.ofMinutes(5);

  private final Settings settings;
  private final Ledger ledger;
  private final Clock clock;
  private final KeyRing keyRing;
  private final Deadlines deadlines = new Deadlines();
  private final Map<Channel, ChannelWorker> workers = new LinkedHashMap<>();

  Channels(
      Settings settings,
      LivePlans livePlans,
      Ledger ledger,
      Linger linger,
      Network network,
      Clock clock) {
    Pacing pacing = ledger.pacing();
    this.settings = settings;
    this.ledger = ledger;
    this.clock = clock;
    this.keyRing = new KeyRing(settings.keys());
    ProxyRouting routing = new ProxyRouting(network);
    for (ChannelSettings chosen : settings.channels().values()) {
      Channel channel = chosen.channel();
      int concurrency = chosen.concurrency();
      AdaptiveLimit adaptiveLimit =
          new AdaptiveLimit(
              () -> livePlans.plan(channel),
              pacing.learned(channel, livePlans.plan(channel), clock.instant()),
              (plan, limit) -> pacing.learn(channel, plan, limit));
      CallExecutor calls = new CallExecutor(concurrency, () -> worker(channel).dispatcher().wake());
      workers.put(
          channel,
          new ChannelWorker(
              channel,
              adaptiveLimit,
              new Dispatcher(
                  channel, pacing, adaptiveLimit, concurrency, linger, calls::batches, clock),
              new RateLimiter(channel, pacing, adaptiveLimit, clock),
              calls,
              new KeyInjectingClient(
                  chosen.endpoint(),
                  keyRing,
                  chosen.timeout(),
                  deadlines,
                  routing,
                  ledger.nodes()::stands),
              new LoopWatch(clock)));
    }
  }

  /** One for each channel, whether it is on or not. */
  public List<ChannelWorker> workers() {
    return List.copyOf(workers.values());
  }

  private ChannelWorker worker(Channel channel) {
    return Objects.requireNonNull(workers.get(channel));
  }

  KeyRing keys() {
    return keyRing;
  }

  AdaptiveLimit learning(Channel channel) {
    return worker(channel).learning();
  }

  /** The channel's plan as refusals taught to use it. */
  Optional<Plan> learned(Channel channel) {
    return Optional.of(learning(channel).plan());
  }

  /** Uses those keys from now on where a channel is on; answers where it is another one. */
  Set<Channel> renew(Map<Channel, ApiKey> newest) {
    Set<Channel> renewed = new LinkedHashSet<>();
    for (Channel channel : settings.on()) {
      ApiKey key = newest.get(channel);
      if (key != null && keyRing.renew(channel, key)) {
        renewed.add(channel);
      }
    }
    return renewed;
  }

  /** Codes may wait for that one. */
  void wake(Channel channel) {
    worker(channel).dispatcher().wake();
  }

  /** Others have written: what they learned is known here too, and codes may wait. */
  void changed() {
    for (Channel channel : settings.on()) {
      AdaptiveLimit limit = learning(channel);
      limit.follow(ledger.pacing().learned(channel, limit.set(), clock.instant()));
    }
    wake();
  }

  /** Something is different for all of them. */
  void wake() {
    workers.values().forEach(worker -> worker.dispatcher().wake());
  }

  /** The routes stand: calls may be made. */
  void begin() {
    workers.values().forEach(worker -> worker.dispatcher().begin());
  }

  /** Whether the loop of each channel that is on came round lately. */
  boolean alive() {
    return settings.on().stream()
        .allMatch(channel -> worker(channel).loopWatch().within(COMES_ROUND));
  }

  /** No further call is made. */
  void stop() {
    workers.values().forEach(worker -> worker.dispatcher().stop());
    workers.values().forEach(worker -> worker.rateLimiter().stop());
  }

  @Override
  public void close() {
    workers.values().forEach(worker -> worker.threads().shutdownNow());
    deadlines.close();
  }
}
