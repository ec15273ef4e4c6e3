import static org.apache.camel.Exchange.EXCEPTION_CAUGHT;
import static org.apache.camel.Exchange.REDELIVERY_DELAY;

import caravan.ledger.LedgerException;
import caravan.results.ResultException;
import caravan.road.Alarm;
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
    rounds();
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
        .maximumRedeliveries(0) // else that of the exception before it goes on
        .logExhausted(false)
        .handled(true)
        .bean("settling", "giveBack(${exchangeProperty.batch})")
        .end()
        .onException(LedgerException.class)
        .onExceptionOccurred(Failures::tell)
        .maximumRedeliveries(-1)
        .redeliveryDelay(1_000)
        .useExponentialBackOff()
        .maximumRedeliveryDelay(30_000)
        .retryAttemptedLogLevel(LoggingLevel.TRACE)
        .end()
        .onException(Exception.class)
        .maximumRedeliveries(0)
        .handled(true)
        .bean(
            "settling", "broken(${exchangeProperty.batch}, ${exchangeProperty.call}, ${exception})")
        .end();
  }

  /** A ledger that can't be written is waited for; everything goes on where it stood. */
  private void storage() {
    routeConfiguration("storage")
        .onException(LedgerException.class)
        .onExceptionOccurred(Failures::tell)
        .maximumRedeliveries(-1)
        .redeliveryDelay(1_000)
        .useExponentialBackOff()
        .maximumRedeliveryDelay(30_000)
        .retryAttemptedLogLevel(LoggingLevel.TRACE)
        .end();
  }

  /** A list that can't be read or written now is done later; the others go on meanwhile. */
  private void rounds() {
    routeConfiguration("rounds")
        .onException(LedgerException.class, ResultException.class, UncheckedIOException.class)
        .onExceptionOccurred(Failures::tell)
        .logExhausted(false)
        .handled(true)
        .bean("setbacks", "later(${exchangeProperty.subject})")
        .end()
        .onException(Exception.class)
        .logExhausted(false)
        .handled(true)
        .bean("alarm", "unexpected(${routeId}, ${exception})")
        .bean("setbacks", "later(${exchangeProperty.subject})")
        .end();
  }

  private static void tell(Exchange exchange) {
    exchange
        .getContext()
        .getRegistry()
        .lookupByNameAndType("alarm", Alarm.class)
        .patience(exchange.getProperty(EXCEPTION_CAUGHT, Exception.class));
  }

  private static void delayAsAsked(Exchange exchange) {
    TryAgainException asked = exchange.getProperty(EXCEPTION_CAUGHT, TryAgainException.class);
    exchange.getMessage().setHeader(REDELIVERY_DELAY, asked.pauseMillis());
  }
}
