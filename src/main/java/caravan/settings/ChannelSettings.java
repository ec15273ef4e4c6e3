package caravan.settings;

import caravan.asinscope.Endpoint;
import caravan.codes.Channel;
import caravan.pace.ChannelTerms;
import caravan.pace.Plan;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How an endpoint is used.
 *
 * @param key of its account; empty where the channel is off
 * @param url http or https, without the path of the call and without a slash at its end
 * @param plan what may be spent, and what a call costs
 * @param concurrency calls in flight at most
 * @param timeout an answer must come within
 * @param options what it is asked for besides
 */
public record ChannelSettings(
    Endpoint endpoint,
    Optional<Secret> key,
    URI url,
    Plan plan,
    int concurrency,
    Duration timeout,
    Set<String> options) {

  public ChannelSettings {
    if (concurrency < 1 || timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException(
          concurrency + " calls at a time, each within " + timeout + ", can't be made");
    }
    if (url.getHost() == null || url.getRawQuery() != null || url.getRawUserInfo() != null) {
      throw new IllegalArgumentException("not the base address of an API");
    }
    options = Set.copyOf(options);
  }

  /** The word by which it goes everywhere. */
  public Channel channel() {
    return endpoint.channel();
  }

  /** On which terms it works. */
  public ChannelTerms terms() {
    return new ChannelTerms(on(), plan, concurrency);
  }

  /** Whether it has a key. */
  public boolean on() {
    return key.isPresent();
  }
}
