package caravan.wiring;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Keeps the HTTP client's finer lines out of every log, however it is configured: they show what
 * goes over the wire, the API key included.
 */
final class WireLogFilter extends TurboFilter implements LoggerContextListener {

  private static final String HTTP_CLIENT = "org.apache.hc";

  private final LoggerContext logging;

  private WireLogFilter(LoggerContext logging) {
    this.logging = logging;
  }

  /** From now on, and also after the logging was configured anew. */
  static void keep() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging
        && logging.getTurboFilterList().stream().noneMatch(WireLogFilter.class::isInstance)) {
      WireLogFilter silence = new WireLogFilter(logging);
      logging.addTurboFilter(silence);
      logging.addListener(silence);
    }
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] parameters,
      @Nullable Throwable failure) {
    boolean fine = !level.isGreaterOrEqual(Level.INFO);
    return fine && logger.getName().startsWith(HTTP_CLIENT)
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }

  @Override
  public boolean isResetResistant() {
    return true;
  }

  @Override
  public void onReset(LoggerContext reset) {
    logging.addTurboFilter(this);
  }

  @Override
  public void onStart(LoggerContext started) {}

  @Override
  public void onStop(LoggerContext stopped) {}

  @Override
  public void onLevelChange(Logger logger, Level level) {}
}
