package caravan.settings;

import caravan.codes.Channel;
import caravan.pace.ChannelTerms;
import caravan.pace.Plan;
import java.util.Map;

/** The plans in force, which may change while Caravan runs; for any number of threads. */
public final class LivePlans {

  private final Settings started;
  private volatile Settings settings;

  public LivePlans(Settings settings) {
    this.started = settings;
    this.settings = settings;
  }

  /**
   * The plan of a channel at this moment; its window is that of the start, as the throttler's is.
   */
  public Plan plan(Channel channel) {
    return settings.channel(channel).plan().within(started.channel(channel).plan().window());
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
