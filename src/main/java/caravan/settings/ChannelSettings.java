package caravan.settings;

import caravan.codes.Channel;
import caravan.pace.Plan;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How one of the two APIs is used.
 *
 * @param key empty where the channel is off
 * @param url http or https, without the path of the call and without a slash at its end
 * @param plan what may be spent, and what a call costs
 * @param concurrency calls in flight at most
 * @param timeout an answer must come within
 */
public record ChannelSettings(
    Channel channel, Optional<Secret> key, URI url, Plan plan, int concurrency, Duration timeout) {

  public ChannelSettings {
    if (concurrency < 1 || timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException(
          concurrency + " calls at a time, each within " + timeout + ", can't be made");
    }
    if (url.getHost() == null || url.getRawQuery() != null || url.getRawUserInfo() != null) {
      throw new IllegalArgumentException("not the base address of an API");
    }
  }

  /** Whether it has a key. */
  public boolean on() {
    return key.isPresent();
  }
}
