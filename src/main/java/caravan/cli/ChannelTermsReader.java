package caravan.cli;

import caravan.codes.Channel;
import caravan.settings.ChannelSettings;
import caravan.settings.Settings;
import caravan.status.ChannelTerms;
import java.util.function.Function;

/** The terms that the settings name. */
final class ChannelTermsReader {

  private ChannelTermsReader() {}

  static Function<Channel, ChannelTerms> of(Settings settings) {
    return channel -> {
      ChannelSettings chosen = settings.channel(channel);
      return new ChannelTerms(chosen.on(), chosen.plan(), chosen.concurrency());
    };
  }
}
