import static caravan.wiring.Carried.ATTEMPT;
import static caravan.wiring.Carried.SUBJECT;
import static caravan.wiring.Carried.attempt;
import static caravan.wiring.Carried.bodyOf;
import static caravan.wiring.Carried.the;
import static org.apache.camel.Exchange.AGGREGATION_COMPLETE_ALL_GROUPS_INCLUSIVE;
import static org.apache.camel.Exchange.SCHEDULER_POLLED_MESSAGES;
import static org.apache.camel.Exchange.SPLIT_COMPLETE;
import static org.apache.camel.support.builder.ExpressionBuilder.exchangeExpression;

import caravan.codes.Batch;
import caravan.codes.CodeRequest;
import caravan.ledger.Reservation;
import caravan.road.dispatch.Attempt;
import caravan.road.dispatch.Claim;
import caravan.road.dispatch.ClockSteps;
import caravan.road.dispatch.RateLimiter;
import caravan.wiring.CaravanRoutes;
import caravan.wiring.ChannelWorker;
import caravan.wiring.Channels;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AggregationStrategies;

/**
 * Codes leave the ledger, fairly over the lists, are gathered into the batches that the plan
 * allows, and wait until a call may be made. How many may go is for the ledger to say, to the
 * token; splitter and aggregator make calls of them, ten codes at a time, and the throttler is the
 * coarse gate before it, which holds even where a ledger was replaced.
 */
public class Dispatch extends CaravanRoutes {

  private static final String PIECES = "pieces";

  @Override
  public void configure() {
    ClockSteps clockSteps = the(ClockSteps.class, getContext());
    for (ChannelWorker worker : the(Channels.class, getContext()).workers()) {
      dispatch(worker);
      pace(worker.name(), worker.rateLimiter(), clockSteps);
    }
  }

  private void dispatch(ChannelWorker worker) {
    String channel = worker.name();
    from(scheduler("dispatch-" + channel).delay("{{road.dispatch}}").initialDelay(0).greedy(true))
        .routeId("dispatch-" + channel)
        .routeConfigurationId("rounds")
        .autoStartup("{{road." + channel + ".on}}")
        .setProperty(SUBJECT, constant("dispatch-" + channel))
        .setBody(exchange -> worker.claim())
        .id("claim-" + channel)
        .setProperty(SCHEDULER_POLLED_MESSAGES) // more may wait: greedy
        .body(Claim.class, claim -> !claim.requests().isEmpty())
        .setHeader(PIECES)
        .body(Claim.class, Claim::piecesOfACall)
        .split()
        .body(Claim.class, Claim::pieces)
        .setHeader(AGGREGATION_COMPLETE_ALL_GROUPS_INCLUSIVE, exchangeProperty(SPLIT_COMPLETE))
        .aggregate()
        .exchange(exchange -> codes(exchange).get(0).lane())
        .aggregationStrategy(AggregationStrategies.groupedBody())
        .completionSize(header(PIECES))
        .executorService(worker.threads())
        .id("gather-" + channel)
        .setBody(exchange -> Attempt.first(Batch.of(gathered(exchange))))
        .to(direct("call-" + channel));
  }

  @SuppressWarnings("unchecked") // what the splitter makes of a claim's pieces
  private static List<CodeRequest> codes(Exchange exchange) {
    return bodyOf(exchange, List.class);
  }

  @SuppressWarnings("unchecked") // what groupedBody makes of pieces
  private static List<CodeRequest> gathered(Exchange exchange) {
    List<List<CodeRequest>> pieces = bodyOf(exchange, List.class);
    return pieces.stream().flatMap(List::stream).toList();
  }

  private void pace(String channel, RateLimiter rateLimiter, ClockSteps clockSteps) {
    from(direct("pace-" + channel))
        .routeId("pace-" + channel)
        .errorHandler(noErrorHandler())
        .setProperty(ATTEMPT)
        .exchange(exchange -> attempt(exchange).waiting())
        .loop()
        .exchange(exchange -> rateLimiter.permits(attempt(exchange)))
        .throttle(
            exchangeExpression(exchange -> rateLimiter.permitsPerWindow()),
            exchangeExpression(exchange -> clockSteps.count()))
        .timePeriodMillis("{{road." + channel + ".window}}")
        .totalRequestsMode()
        .id("plan-" + channel)
        .end()
        .end()
        .setBody(exchange -> rateLimiter.reserve(attempt(exchange).batch()))
        .loopDoWhile(body().isInstanceOf(Reservation.Wait.class))
        .delay()
        .body(Reservation.Wait.class, wait -> wait.pause().toMillis())
        .syncDelayed()
        .end()
        .setBody(exchange -> rateLimiter.reserve(attempt(exchange).batch()))
        .end()
        .setProperty(ATTEMPT)
        .exchange(
            exchange -> attempt(exchange).sent(bodyOf(exchange, Reservation.Granted.class).call()))
        .to(direct("ask-" + channel));
  }
}
