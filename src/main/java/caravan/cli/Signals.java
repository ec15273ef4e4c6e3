package caravan.cli;

import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signals that do not end a process. Java has them only as {@code sun.misc.Signal}, which the
 * compiler lets nobody name; where it is missing, or the machine knows no such signal, all stays as
 * it is.
 */
final class Signals {

  private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

  private Signals() {}

  /** From now on these do nothing; {@code USR2} would else break down the whole of Java. */
  static void ignore(String... names) {
    for (String name : names) {
      handle(name, handlers -> handlers.getField("SIG_IGN").get(null));
    }
  }

  /** Whenever it comes, this is done, on a thread of its own. */
  static void on(String name, Runnable action) {
    handle(
        name,
        handlers ->
            Proxy.newProxyInstance(
                Signals.class.getClassLoader(),
                new Class<?>[] {handlers},
                (self, method, arguments) -> {
                  action.run();
                  return null;
                }));
  }

  private interface Handlers {
    Object of(Class<?> handlers) throws ReflectiveOperationException;
  }

  private static void handle(String name, Handlers made) {
    try {
      Class<?> signals = Class.forName("sun.misc.Signal");
      Class<?> handlers = Class.forName("sun.misc.SignalHandler");
      Object signal = signals.getConstructor(String.class).newInstance(name);
      signals.getMethod("handle", signals, handlers).invoke(null, signal, made.of(handlers));
    } catch (ReflectiveOperationException e) {
      LOG.debug("SIG{} stays as it is: {}", name, String.valueOf(e.getCause()));
    }
  }
}
