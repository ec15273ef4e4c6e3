package caravan.bench;

import static org.apache.camel.builder.AggregationStrategies.string;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The route as Camel's books teach it: read the file line by line, gather calls, throttle them to
 * as many a window as the plan pays for, and when the server says 429 send the call again after the
 * delay that it names.
 *
 * @param station where it works
 * @param batch codes a call
 * @param calls in a window
 * @param windowMillis the window
 */
record Textbook(Station station, int batch, int calls, long windowMillis) {

  private static final Pattern DELAY = Pattern.compile("in (\\d+) second");

  static Station start(Station station, int batch, int calls, long windowMillis) {
    DefaultCamelContext camel = new DefaultCamelContext();
    camel.getShutdownStrategy().setTimeout(1);
    camel.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
    try {
      camel.addRoutes(new Textbook(station, batch, calls, windowMillis).route());
      camel.start();
    } catch (Exception e) {
      throw new IllegalStateException("the textbook route does not start", e);
    }
    station.carriedBy(camel);
    return station;
  }

  private RouteBuilder route() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        onException(HttpOperationFailedException.class)
            .onWhen(Textbook::slowDown)
            .maximumRedeliveries(20)
            .onExceptionOccurred(Textbook::delayAsSaid)
            .retryAttemptedLogLevel(LoggingLevel.DEBUG)
            .logExhausted(false)
            .handled(true);

        from("file:" + station.input() + "?exclude=.*[.]part&readLock=none&delay=100")
            .split(body().tokenize("\n"))
            .streaming()
            .aggregate(constant(true), string("\",\""))
            .completionSize(batch)
            .completionTimeout(1_000)
            .parallelProcessing()
            .throttle(calls)
            .timePeriodMillis(windowMillis)
            .totalRequestsMode()
            .setBody(simple("{\"key\":\"textbook\",\"asins\":[\"${body}\"]}"))
            .setHeader(Exchange.HTTP_METHOD, constant("POST"))
            .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
            .to(station.sandbox().uri() + "/circana/barcodes?automaticRetriesDisabled=true")
            .setHeader(Exchange.FILE_NAME, simple("${exchangeId}.json"))
            .to("file:" + station.output());
      }
    };
  }

  private static boolean slowDown(Exchange exchange) {
    HttpOperationFailedException failure =
        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, HttpOperationFailedException.class);
    return failure.getStatusCode() == 429;
  }

  private static void delayAsSaid(Exchange exchange) {
    HttpOperationFailedException failure =
        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, HttpOperationFailedException.class);
    Matcher said = DELAY.matcher(String.valueOf(failure.getResponseBody()));
    long seconds = said.find() ? Long.parseLong(said.group(1)) : 1;
    exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, seconds * 1_000);
  }
}
