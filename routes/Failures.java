import static caravan.wiring.Carried.attempt;
import static caravan.wiring.Carried.caught;
import static caravan.wiring.Carried.subject;
import static caravan.wiring.Carried.the;
import static org.apache.camel.Exchange.REDELIVERY_DELAY;

import caravan.ledger.LedgerException;
import caravan.results.ResultException;
import caravan.road.failures.BackOffs;
import caravan.road.failures.LeaseExpiredException;
import caravan.road.failures.PostponedException;
import caravan.road.failures.TroubleLog;
import caravan.road.failures.TryAgainException;
import caravan.road.lookup.ReplyHandler;
import java.io.UncheckedIOException;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.support.ExchangeHelper;

/** What happens when a step can't be done: again after the delay that was asked for, or later. */
public class Failures extends RouteConfigurationBuilder {

  @Override
  public void configuration() {
    TroubleLog troubleLog = the(TroubleLog.class, getContext());
    calls(the(ReplyHandler.class, getContext()), troubleLog);
    storage(troubleLog);
    rounds(the(BackOffs.class, getContext()), troubleLog);
  }

  /**
   * A batch that got no answer is sent again after the API's own delay, or goes back to the ledger.
   */
  private void calls(ReplyHandler replyHandler, TroubleLog troubleLog) {
    routeConfiguration("calls")
        .onException(TryAgainException.class)
        .maximumRedeliveries("{{road.redeliveries}}")
        .onExceptionOccurred(Failures::delayAsAsked)
        .retryAttemptedLogLevel(LoggingLevel.DEBUG)
        .logExhausted(false)
        .handled(true)
        .process(exchange -> replyHandler.giveBack(attempt(exchange)))
        .end()
        .onException(PostponedException.class)
        .maximumRedeliveries(0) // else that of the exception before it goes on
        .logExhausted(false)
        .handled(true)
        .process(exchange -> replyHandler.giveBack(attempt(exchange)))
        .end()
        .onException(LeaseExpiredException.class)
        .maximumRedeliveries(0)
        .logExhausted(false)
        .handled(true)
        .process(exchange -> replyHandler.notSent(attempt(exchange), caught(exchange)))
        .end()
        .onException(LedgerException.class)
        .onExceptionOccurred(exchange -> troubleLog.retried(caught(exchange)))
        .maximumRedeliveries(-1)
        .redeliveryDelay("{{road.storage.pause}}")
        .useExponentialBackOff()
        .maximumRedeliveryDelay("{{road.storage.longest-pause}}")
        .retryAttemptedLogLevel(LoggingLevel.TRACE)
        .end()
        .onException(Exception.class)
        .maximumRedeliveries(0)
        .handled(true)
        .process(exchange -> replyHandler.broken(attempt(exchange), caught(exchange)))
        .end();
  }

  /** A ledger that can't be written is waited for; everything goes on where it stood. */
  private void storage(TroubleLog troubleLog) {
    routeConfiguration("storage")
        .onException(LedgerException.class)
        .onExceptionOccurred(exchange -> troubleLog.retried(caught(exchange)))
        .maximumRedeliveries(-1)
        .redeliveryDelay("{{road.storage.pause}}")
        .useExponentialBackOff()
        .maximumRedeliveryDelay("{{road.storage.longest-pause}}")
        .retryAttemptedLogLevel(LoggingLevel.TRACE)
        .end();
  }

  /** A list that can't be read or written now is done later; the others go on meanwhile. */
  private void rounds(BackOffs backOffs, TroubleLog troubleLog) {
    routeConfiguration("rounds")
        .onException(LedgerException.class, ResultException.class, UncheckedIOException.class)
        .onExceptionOccurred(exchange -> troubleLog.retried(caught(exchange)))
        .logExhausted(false)
        .handled(true)
        .process(exchange -> backOffs.later(subject(exchange)))
        .end()
        .onException(Exception.class)
        .logExhausted(false)
        .handled(true)
        .process(
            exchange ->
                troubleLog.unexpected(ExchangeHelper.getRouteId(exchange), caught(exchange)))
        .process(exchange -> backOffs.later(subject(exchange)))
        .end();
  }

  private static void delayAsAsked(Exchange exchange) {
    if (caught(exchange) instanceof TryAgainException asked) {
      exchange.getMessage().setHeader(REDELIVERY_DELAY, asked.pauseMillis());
    }
  }
}
