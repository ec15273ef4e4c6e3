package caravan.cli;

import caravan.codes.Channel;
import caravan.settings.ChannelSettings;
import caravan.settings.Settings;
import java.util.function.Function;

/** The terms that the settings name. */
final class Terms {

  private Terms() {}

  static Function<Channel, caravan.status.Terms> of(Settings settings) {
    return channel -> {
      ChannelSettings chosen = settings.channel(channel);
      return new caravan.status.Terms(chosen.on(), chosen.plan(), chosen.concurrency());
    };
  }
}
