package caravan.settings;

import caravan.asinscope.ApiKey;
import caravan.codes.Channel;
import caravan.pace.ChannelTerms;
import caravan.pace.Plan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** The plans in force, which may change while Caravan runs; for any number of threads. */
public final class LivePlans {

  private final Settings started;
  private volatile Settings settings;
  private volatile BiFunction<Channel, Plan, Plan> within = (channel, own) -> own;

  public LivePlans(Settings settings) {
    this.started = settings;
    this.settings = settings;
  }

  /** From now on others' plans count as well, as that says: the channel's plan within them. */
  public void within(BiFunction<Channel, Plan, Plan> others) {
    within = others;
  }

  /** The plan of a channel at this moment. */
  public Plan plan(Channel channel) {
    return within.apply(channel, own(channel));
  }

  /**
   * The plan of a channel as it is set here; its window is that of the start, as the throttler's
   * is.
   */
  public Plan own(Channel channel) {
    return settings.channel(channel).plan().within(started.channel(channel).plan().window());
  }

  /** The keys in force, of the channels that are on. */
  public Map<Channel, ApiKey> keys() {
    Map<Channel, ApiKey> keys = new LinkedHashMap<>(started.keys());
    keys.replaceAll((channel, first) -> settings.keys().getOrDefault(channel, first));
    return keys;
  }

  /** On which terms each channel works at this moment. */
  public Map<Channel, ChannelTerms> terms() {
    Map<Channel, ChannelTerms> terms = started.terms();
    terms.replaceAll((channel, on) -> new ChannelTerms(on.on(), plan(channel), on.concurrency()));
    return terms;
  }

  /** Takes over the plans of other settings, all at once. */
  public void reload(Settings changed) {
    settings = changed;
  }
}
