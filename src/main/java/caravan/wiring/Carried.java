package caravan.wiring;

import caravan.road.dispatch.Attempt;
import caravan.road.failures.BackOffs;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/**
 * What goes with an exchange besides its body. It stands in properties because Camel gives the body
 * back as it was when a step is tried again.
 */
public final class Carried {

  /** What the step is about, whose {@code toString} names it where it has to be done later. */
  public static final String SUBJECT = BackOffs.SUBJECT;

  /** The {@link Attempt} that is under way. */
  public static final String ATTEMPT = "attempt";

  private Carried() {}

  /** The attempt that is under way. */
  public static Attempt attempt(Exchange exchange) {
    return Objects.requireNonNull(exchange.getProperty(ATTEMPT, Attempt.class), ATTEMPT);
  }

  /** What the step is about. */
  public static Object subject(Exchange exchange) {
    return Objects.requireNonNull(exchange.getProperty(SUBJECT), SUBJECT);
  }

  /** What went wrong with it. */
  public static Exception caught(Exchange exchange) {
    return Objects.requireNonNull(
        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class), "no exception");
  }

  /** The body, which is of that type. */
  public static <T> T bodyOf(Exchange exchange, Class<T> type) {
    return Objects.requireNonNull(exchange.getMessage().getBody(type), type::getName);
  }

  /** The one bean of that type. */
  public static <T> T the(Class<T> type, CamelContext context) {
    return Objects.requireNonNull(context.getRegistry().findSingleByType(type), type::getName);
  }

  /** The bean of that type and name. */
  public static <T> T the(Class<T> type, String name, CamelContext context) {
    return Objects.requireNonNull(context.getRegistry().lookupByNameAndType(name, type), name);
  }
}
