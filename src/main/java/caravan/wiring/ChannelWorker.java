package caravan.wiring;

import caravan.codes.Channel;
import caravan.road.dispatch.AdaptiveLimit;
import caravan.road.dispatch.Claim;
import caravan.road.dispatch.Dispatcher;
import caravan.road.dispatch.RateLimiter;
import java.util.concurrent.ExecutorService;
import org.apache.camel.component.http.HttpClientConfigurer;

/**
 * What makes the calls of one channel.
 *
 * @param dispatcher hands out codes
 * @param threads on which its batches wait and are asked for
 * @param client puts the key on each request
 * @param loopWatch of the loop in which codes are claimed
 */
public record ChannelWorker(
    Channel channel,
    AdaptiveLimit learning,
    Dispatcher dispatcher,
    RateLimiter rateLimiter,
    ExecutorService threads,
    HttpClientConfigurer client,
    LoopWatch loopWatch) {

  /** The channel's word, as it stands in routes and settings. */
  public String name() {
    return channel.word();
  }

  /** The codes that go out now, each time that the loop comes round. */
  public Claim claim() {
    loopWatch.beat();
    return dispatcher.claim();
  }
}
