import static org.apache.camel.Exchange.EXCEPTION_CAUGHT;
import static org.apache.camel.Exchange.REDELIVERY_DELAY;

import caravan.ledger.LedgerException;
import caravan.results.ResultException;
import caravan.road.NotNowException;
import caravan.road.TryAgainException;
import java.io.UncheckedIOException;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;

/** What happens when a step can't be done: again after the delay that was asked for, or later. */
public class Failures extends RouteConfigurationBuilder {

  @Override
  public void configuration() {
    calls();
    storage();
  }

  /**
   * A batch that got no answer is sent again after the API's own delay, or goes back to the ledger.
   */
  private void calls() {
    routeConfiguration("calls")
        .onException(TryAgainException.class)
        .maximumRedeliveries("{{road.redeliveries}}")
        .onExceptionOccurred(Failures::delayAsAsked)
        .retryAttemptedLogLevel(LoggingLevel.DEBUG)
        .logExhausted(false)
        .handled(true)
        .bean("settling", "giveBack(${exchangeProperty.batch})")
        .end()
        .onException(NotNowException.class)
        .logExhausted(false)
        .handled(true)
        .bean("settling", "giveBack(${exchangeProperty.batch})")
        .end()
        .onException(LedgerException.class)
        .maximumRedeliveries(-1)
        .redeliveryDelay(1_000)
        .useExponentialBackOff()
        .maximumRedeliveryDelay(30_000)
        .retryAttemptedLogLevel(LoggingLevel.WARN)
        .logRetryStackTrace(false)
        .end()
        .onException(Exception.class)
        .handled(true)
        .bean(
            "settling", "broken(${exchangeProperty.batch}, ${exchangeProperty.call}, ${exception})")
        .end();
  }

  /** A full disk or a folder that is gone is waited for; everything goes on where it stood. */
  private void storage() {
    routeConfiguration("storage")
        .onException(LedgerException.class, ResultException.class)
        .maximumRedeliveries(-1)
        .redeliveryDelay(1_000)
        .useExponentialBackOff()
        .maximumRedeliveryDelay(30_000)
        .retryAttemptedLogLevel(LoggingLevel.WARN)
        .logRetryStackTrace(false)
        .end()
        .onException(UncheckedIOException.class)
        .maximumRedeliveries(3)
        .redeliveryDelay(1_000)
        .retryAttemptedLogLevel(LoggingLevel.WARN)
        .logRetryStackTrace(false)
        .end();
  }

  private static void delayAsAsked(Exchange exchange) {
    TryAgainException asked = exchange.getProperty(EXCEPTION_CAUGHT, TryAgainException.class);
    exchange.getMessage().setHeader(REDELIVERY_DELAY, asked.pauseMillis());
  }
}
