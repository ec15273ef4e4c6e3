package caravan.wiring;

import caravan.asinscope.ApiKey;
import caravan.asinscope.Keys;
import caravan.codes.Channel;
import caravan.ledger.Pacing;
import caravan.road.Company;
import caravan.road.Dispatcher;
import caravan.road.Learning;
import caravan.road.Quota;
import caravan.settings.ChannelSettings;
import caravan.settings.Plans;
import caravan.settings.Settings;
import java.time.Clock;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.main.Main;

/** What makes the calls of each channel: who hands out codes, on which threads, with which key. */
final class Callers implements AutoCloseable {

  private final Settings settings;
  private final Keys keys;
  private final Deadlines deadlines = new Deadlines();
  private final Map<Channel, Crew> crews = new EnumMap<>(Channel.class);

  private record Crew(Learning learning, CallThreads threads, Dispatcher dispatcher, Quota quota) {}

  Callers(Settings settings, Plans plans, Pacing pacing, Company company, Clock clock) {
    this.settings = settings;
    this.keys = new Keys(Told.keys(settings));
    for (Channel channel : Channel.values()) {
      int concurrency = settings.channel(channel).concurrency();
      Learning learning = new Learning(() -> plans.plan(channel));
      CallThreads calls = new CallThreads(concurrency, () -> wake(channel));
      Dispatcher dispatcher =
          new Dispatcher(channel, pacing, learning, concurrency, company, calls::batches, clock);
      crews.put(
          channel,
          new Crew(learning, calls, dispatcher, new Quota(channel, pacing, learning, clock)));
    }
  }

  /** For the routes. */
  void bind(Main camel) {
    for (Channel channel : Channel.values()) {
      ChannelSettings chosen = settings.channel(channel);
      camel.bind("dispatcher-" + channel.word(), crew(channel).dispatcher());
      camel.bind("quota-" + channel.word(), crew(channel).quota());
      camel.bind("calls-" + channel.word(), crew(channel).threads());
      camel.bind(
          "client-" + channel.word(), new AskingClient(channel, keys, chosen.timeout(), deadlines));
    }
  }

  private Crew crew(Channel channel) {
    return Objects.requireNonNull(crews.get(channel));
  }

  Keys keys() {
    return keys;
  }

  Learning learning(Channel channel) {
    return crew(channel).learning();
  }

  /** Uses those keys from now on where a channel is on; answers where it is another one. */
  Set<Channel> renew(Map<Channel, ApiKey> newest) {
    Set<Channel> renewed = EnumSet.noneOf(Channel.class);
    for (Channel channel : Told.on(settings)) {
      ApiKey key = newest.get(channel);
      if (key != null && keys.renew(channel, key)) {
        renewed.add(channel);
      }
    }
    return renewed;
  }

  /** Something is different for all of them. */
  void wake() {
    crews.values().forEach(crew -> crew.dispatcher().wake());
  }

  private void wake(Channel channel) {
    crew(channel).dispatcher().wake();
  }

  /** The routes stand: calls may be made. */
  void begin() {
    crews.values().forEach(crew -> crew.dispatcher().begin());
  }

  /** No further call is made. */
  void stop() {
    crews.values().forEach(crew -> crew.dispatcher().stop());
    crews.values().forEach(crew -> crew.quota().stop());
  }

  @Override
  public void close() {
    crews.values().forEach(crew -> crew.threads().shutdownNow());
    deadlines.close();
  }
}
