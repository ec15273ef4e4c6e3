import static caravan.wiring.Carried.ATTEMPT;
import static caravan.wiring.Carried.attempt;
import static caravan.wiring.Carried.bodyOf;
import static caravan.wiring.Carried.caught;
import static caravan.wiring.Carried.the;
import static org.apache.camel.Exchange.CONTENT_TYPE;
import static org.apache.camel.Exchange.HTTP_METHOD;
import static org.apache.camel.Exchange.HTTP_QUERY;
import static org.apache.camel.Exchange.HTTP_RESPONSE_CODE;
import static org.apache.camel.Exchange.HTTP_URI;
import static org.apache.camel.Exchange.REDELIVERY_COUNTER;

import caravan.asinscope.ApiRequest;
import caravan.asinscope.Replies;
import caravan.asinscope.Reply;
import caravan.asinscope.Requests;
import caravan.codes.Batch;
import caravan.road.LogFields;
import caravan.road.dispatch.Attempt;
import caravan.road.lookup.FollowUp;
import caravan.road.lookup.ReplyHandler;
import caravan.wiring.CaravanRoutes;
import caravan.wiring.ChannelWorker;
import caravan.wiring.Channels;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiFunction;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.http.HttpMethods;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.RouteDefinition;

/** A batch becomes a call; what the API says of it decides what becomes of the codes. */
public class Lookup extends CaravanRoutes {

  @Override
  public void configure() {
    Requests requests = the(Requests.class, getContext());
    Replies replies = the(Replies.class, getContext());
    ReplyHandler replyHandler = the(ReplyHandler.class, getContext());
    for (ChannelWorker worker : the(Channels.class, getContext()).workers()) {
      call(worker.name());
      ask(worker, requests, replies, replyHandler);
    }
    settle(replyHandler);
  }

  /** What fails in here is redelivered by the failure policy: paced again, asked again. */
  private void call(String channel) {
    from(direct("call-" + channel))
        .routeId("call-" + channel)
        .routeConfigurationId("calls")
        .setProperty(ATTEMPT, body())
        .to(direct("pace-" + channel))
        .id("send-" + channel);
  }

  /** The request is made and sent, what comes back is read, and what it means is followed. */
  private void ask(
      ChannelWorker worker, Requests requests, Replies replies, ReplyHandler replyHandler) {
    String channel = worker.name();
    RouteDefinition route = from(direct("ask-" + channel)).routeId("ask-" + channel);
    route.errorHandler(noErrorHandler());
    request(route, channel, requests);
    send(route, worker, replies);
    route
        .removeHeaders("*", REDELIVERY_COUNTER)
        .setProperty(ATTEMPT)
        .exchange(exchange -> attempt(exchange).met(bodyOf(exchange, Reply.class)))
        .filter()
        .body(Reply.class, Lookup::unheard)
        .process(exchange -> worker.rateLimiter().refund(attempt(exchange).batch()))
        .end()
        .to(direct("settle"));
    followUp(route, channel, replyHandler);
  }

  private void request(RouteDefinition route, String channel, Requests requests) {
    route
        .setBody(exchange -> requests.request(attempt(exchange).batch()))
        .setHeader(HTTP_METHOD)
        .body(ApiRequest.class, request -> HttpMethods.valueOf(request.method()))
        .setHeader(HTTP_URI)
        .body(ApiRequest.class, request -> url(channel) + request.path())
        .setHeader(HTTP_QUERY)
        .body(ApiRequest.class, ApiRequest::query)
        .setBody()
        .body(ApiRequest.class, ApiRequest::body)
        .filter(body().isNotNull())
        .marshal()
        .json()
        .end();
  }

  private void send(RouteDefinition route, ChannelWorker worker, Replies replies) {
    route
        .doTry()
        .to(
            http("asinscope") // nobody's name: the header CamelHttpUri says where it goes
                .throwExceptionOnFailure(false)
                .disableStreamCache(true)
                .advanced()
                .httpClientConfigurer(worker.client()))
        .id("http-" + worker.name())
        .setBody(exchange -> read(exchange, replies))
        .doCatch(IOException.class)
        .setBody(exchange -> replies.unreachable(caught(exchange)))
        .end();
  }

  private void followUp(RouteDefinition route, String channel, ReplyHandler replyHandler) {
    route
        .choice()
        .when()
        .body(FollowUp.class, FollowUp::again)
        .process(exchange -> replyHandler.again(bodyOf(exchange, FollowUp.class)))
        .otherwise()
        .split()
        .body(FollowUp.class, FollowUp::batches)
        .setBody()
        .body(Batch.class, Attempt::permitted)
        .to(direct("call-" + channel))
        .end()
        .end();
  }

  private String url(String channel) {
    return getContext().resolvePropertyPlaceholders("{{road." + channel + ".url}}");
  }

  private static Reply read(Exchange exchange, Replies replies) {
    Message answer = exchange.getMessage();
    return replies.read(
        attempt(exchange).batch(),
        answer.getHeader(HTTP_RESPONSE_CODE, int.class),
        answer.getHeader("Retry-After", String.class),
        answer.getHeader(CONTENT_TYPE, String.class),
        answer.getBody(InputStream.class));
  }

  private static boolean unheard(Reply reply) {
    return reply instanceof Reply.Unavailable outage && !outage.heard();
  }

  /**
   * Once the API has answered, nothing is asked again because the ledger can't write: that is
   * waited for.
   */
  private void settle(ReplyHandler replyHandler) {
    ChoiceDefinition reply =
        from(direct("settle")).routeId("settle").routeConfigurationId("storage").choice();
    on(Reply.Answered.class, replyHandler.answers()::answered, reply);
    on(Reply.SlowDown.class, replyHandler.limits()::slowDown, reply);
    on(Reply.Refused.class, replyHandler.refusals()::refused, reply);
    on(Reply.TooMany.class, replyHandler.refusals()::tooMany, reply);
    on(Reply.KeyRefused.class, replyHandler.refusals()::keyRefused, reply);
    on(Reply.Misconfigured.class, replyHandler.refusals()::misconfigured, reply);
    on(Reply.Unavailable.class, replyHandler.limits()::unavailable, reply);
    on(Reply.Unreadable.class, replyHandler.answers()::unreadable, reply);
    reply.otherwise().throwException(IllegalStateException.class, "no branch for ${body}").end();
  }

  private static <R extends Reply> void on(
      Class<R> kind, BiFunction<Attempt, R, FollowUp> meaning, ChoiceDefinition reply) {
    reply
        .when()
        .body(kind::isInstance)
        .setBody(exchange -> meant(attempt(exchange), bodyOf(exchange, kind), meaning));
  }

  private static <R extends Reply> FollowUp meant(
      Attempt attempt, R reply, BiFunction<Attempt, R, FollowUp> meaning) {
    return LogFields.during(
        attempt.batch().lane().channel(), attempt.call(), () -> meaning.apply(attempt, reply));
  }
}
