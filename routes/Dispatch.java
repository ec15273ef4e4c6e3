import static org.apache.camel.Exchange.AGGREGATION_COMPLETE_ALL_GROUPS_INCLUSIVE;
import static org.apache.camel.Exchange.SPLIT_COMPLETE;

import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.codes.CodeRequest;
import caravan.ledger.Reservation;
import caravan.road.Dispatcher.Claim;
import org.apache.camel.builder.AggregationStrategies;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;

/**
 * Codes leave the ledger, fairly over the lists, are gathered into the batches that the plan
 * allows, and wait until a call may be made.
 */
public class Dispatch extends EndpointRouteBuilder {

  @Override
  public void configure() {
    for (Channel channel : Channel.values()) {
      dispatch(channel.word());
      pace(channel.word());
    }
  }

  private void dispatch(String channel) {
    from(scheduler("dispatch-" + channel).delay("{{road.dispatch}}").initialDelay(0))
        .routeId("dispatch-" + channel)
        .routeConfigurationId("rounds")
        .autoStartup("{{road." + channel + ".on}}")
        .setProperty("subject", constant("dispatch-" + channel))
        .setBody(method("dispatcher-" + channel, "claim"))
        .id("claim-" + channel)
        .setProperty("size")
        .body(Claim.class, Claim::call)
        .split()
        .body(Claim.class, Claim::requests)
        .setHeader(AGGREGATION_COMPLETE_ALL_GROUPS_INCLUSIVE, exchangeProperty(SPLIT_COMPLETE))
        .aggregate()
        .body(CodeRequest.class, CodeRequest::lane)
        .aggregationStrategy(AggregationStrategies.groupedBody())
        .completionSize(exchangeProperty("size"))
        .executorService("calls-" + channel)
        .id("gather-" + channel)
        .setBody(method(Batch.class, "of"))
        .to(direct("call-" + channel));
  }

  private void pace(String channel) {
    String quota = "quota-" + channel;
    from(direct("pace-" + channel))
        .routeId("pace-" + channel)
        .errorHandler(noErrorHandler())
        .setProperty("batch", body())
        .removeProperty("call")
        .loop(method(quota, "permits(${body}, ${exchangeProperty.permitted})"))
        .throttle(method(quota, "permitsPerWindow"), method("clock-steps", "count"))
        .timePeriodMillis("{{road." + channel + ".window}}")
        .totalRequestsMode()
        .id("plan-" + channel)
        .end()
        .end()
        .setProperty("may", method(quota, "reserve"))
        .loopDoWhile(exchangeProperty("may").isInstanceOf(Reservation.Wait.class))
        .delay(simple("${exchangeProperty.may.pause.toMillis}"))
        .syncDelayed()
        .end()
        .setProperty("may", method(quota, "reserve"))
        .end()
        .setProperty("call", simple("${exchangeProperty.may.call}"))
        .to(direct("ask-" + channel));
  }
}
