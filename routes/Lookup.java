import static org.apache.camel.Exchange.HTTP_METHOD;
import static org.apache.camel.Exchange.HTTP_QUERY;
import static org.apache.camel.Exchange.HTTP_URI;
import static org.apache.camel.Exchange.REDELIVERY_COUNTER;

import caravan.asinscope.Reply;
import caravan.codes.Channel;
import java.io.IOException;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;

/** A batch becomes a call; what the API says of it decides what becomes of the codes. */
public class Lookup extends EndpointRouteBuilder {

  private static final String CALL = "${exchangeProperty.batch}, ${exchangeProperty.call}, ${body}";
  private static final String TRY = CALL + ", ${exchangeProperty.unreadable}";
  private static final String READ =
      "read(${exchangeProperty.batch}, ${header.CamelHttpResponseCode}, ${header.Retry-After},"
          + " ${header.Content-Type}, ${body})";

  @Override
  public void configure() {
    for (Channel channel : Channel.values()) {
      call(channel.word());
      ask(channel.word());
    }
    settle();
  }

  /** What fails in here is redelivered by the failure policy: paced again, asked again. */
  private void call(String channel) {
    from(direct("call-" + channel))
        .routeId("call-" + channel)
        .routeConfigurationId("calls")
        .setProperty("unreadable", constant(0))
        .to(direct("pace-" + channel))
        .id("send-" + channel);
  }

  private void ask(String channel) {
    from(direct("ask-" + channel))
        .routeId("ask-" + channel)
        .errorHandler(noErrorHandler())
        .setBody(method("calls", "request"))
        .setHeader(HTTP_METHOD, simple("${body.method}"))
        .setHeader(HTTP_URI, simple("{{road." + channel + ".url}}${body.path}"))
        .setHeader(HTTP_QUERY, simple("${body.query}"))
        .setBody(simple("${body.body}"))
        .filter(body().isNotNull())
        .marshal()
        .json()
        .end()
        .doTry()
        .to(
            http("asinscope")
                .throwExceptionOnFailure(false)
                .disableStreamCache(true)
                .advanced()
                .httpClientConfigurer("#client-" + channel))
        .id("http-" + channel)
        .setBody(method("replies", READ))
        .doCatch(IOException.class)
        .setBody(method("replies", "unreachable(${exception})"))
        .end()
        .removeHeaders("*", REDELIVERY_COUNTER)
        .filter(body().isInstanceOf(Reply.Unreadable.class))
        .setProperty("unreadable", simple("${exchangeProperty.unreadable}++", Integer.class))
        .removeProperty("permitted")
        .end()
        .filter(body().isInstanceOf(Reply.SlowDown.class))
        .setProperty("permitted", constant(true))
        .end()
        .filter()
        .body(Reply.class, Lookup::unheard)
        .bean("quota-" + channel, "refund(${exchangeProperty.batch})")
        .end()
        .to(direct("settle"))
        .choice()
        .when(simple("${body.again}"))
        .bean("settling", "again")
        .otherwise()
        .setProperty("permitted", constant(true))
        .split(simple("${body.batches}"))
        .to(direct("call-" + channel))
        .end()
        .end();
  }

  private static boolean unheard(Reply reply) {
    return reply instanceof Reply.Unavailable outage && !outage.heard();
  }

  /**
   * Once the API has answered, nothing is asked again because the ledger can't write: that is
   * waited for.
   */
  private void settle() {
    from(direct("settle"))
        .routeId("settle")
        .routeConfigurationId("storage")
        .choice()
        .when(body().isInstanceOf(Reply.Answered.class))
        .setBody(method("settling", "answered(" + CALL + ")"))
        .when(body().isInstanceOf(Reply.SlowDown.class))
        .setBody(method("settling", "slowDown(" + CALL + ")"))
        .when(body().isInstanceOf(Reply.Refused.class))
        .setBody(method("settling", "refused(" + CALL + ")"))
        .when(body().isInstanceOf(Reply.TooMany.class))
        .setBody(method("settling", "tooMany(" + CALL + ")"))
        .when(body().isInstanceOf(Reply.KeyRefused.class))
        .setBody(method("settling", "keyRefused(" + CALL + ")"))
        .when(body().isInstanceOf(Reply.Misconfigured.class))
        .setBody(method("settling", "misconfigured(" + CALL + ")"))
        .when(body().isInstanceOf(Reply.Unavailable.class))
        .setBody(method("settling", "unavailable(" + CALL + ")"))
        .otherwise()
        .setBody(method("settling", "unreadable(" + TRY + ")"))
        .end();
  }
}
