package caravan.harness;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.spi.FilterReply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * What is logged from now on by Caravan and what stands beneath it, but not by test servers: by the
 * thread that opens it and by those that begin from there, so that tests that run beside are not
 * heard. A daemon whose threads are to be heard is started later.
 */
public final class CapturedLog implements AutoCloseable {

  private static final List<String> SERVERS =
      List.of("org.apache.ftpserver", "org.apache.mina", "org.apache.sshd", "caravan.sandbox");

  /** By whom a thread is heard. It is a mark, so that threads that live on keep no lines. */
  private static final ThreadLocal<Object> HEARER = new InheritableThreadLocal<>();

  private final Object hearer = new Object();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Map<Logger, Level> before = new HashMap<>();
  private final Logger root = logger(Logger.ROOT_LOGGER_NAME);
  private final AppenderBase<ILoggingEvent> ear =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          if (isHeard() && SERVERS.stream().noneMatch(event.getLoggerName()::startsWith)) {
            String trace =
                event.getThrowableProxy() == null
                    ? ""
                    : ThrowableProxyUtil.asString(event.getThrowableProxy());
            lines.add(event.getLevel() + " " + event.getFormattedMessage() + trace);
          }
        }
      };

  /** Whatever the level: commands in this process set it. */
  private final TurboFilter loud =
      new TurboFilter() {
        @Override
        public FilterReply decide(
            Marker marker, Logger logger, Level level, String format, Object[] args, Throwable t) {
          boolean ours =
              logger.getName().startsWith("caravan") && level.isGreaterOrEqual(Level.INFO);
          return ours && isHeard() ? FilterReply.ACCEPT : FilterReply.NEUTRAL;
        }
      };

  public CapturedLog() {
    HEARER.set(hearer);
    root.getLoggerContext().addTurboFilter(loud);
    ear.start();
    root.addAppender(ear);
  }

  /** A test's worker that was begun by another test has nothing to do with what that one hears. */
  public static void unheard() {
    HEARER.remove();
  }

  private boolean isHeard() {
    return HEARER.get() == hearer;
  }

  /**
   * Everything, down to the finest lines of all libraries. All tests in this process log them, so
   * that such a test is alone.
   */
  public CapturedLog all() {
    for (String name :
        List.of(
            Logger.ROOT_LOGGER_NAME,
            "caravan",
            "org.apache.camel",
            "org.apache.camel.component.file",
            "org.apache.camel.support.task")) {
      level(name, Level.TRACE);
    }
    SERVERS.forEach(name -> level(name, Level.OFF));
    return this;
  }

  private void level(String name, Level level) {
    Logger logger = logger(name);
    before.putIfAbsent(logger, logger.getLevel());
    logger.setLevel(level);
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }

  public List<String> lines() {
    return lines;
  }

  public List<String> warnings() {
    return lines.stream()
        .filter(line -> line.startsWith("WARN") || line.startsWith("ERR"))
        .toList();
  }

  @Override
  public void close() {
    unheard();
    root.detachAppender(ear);
    root.getLoggerContext().getTurboFilterList().remove(loud);
    before.forEach(Logger::setLevel);
  }
}
