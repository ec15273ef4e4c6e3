package caravan.cli;

import caravan.settings.LogFormat;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** How the log looks that goes to standard error, where conf/logback.xml lets it look as usual. */
final class LogOutput {

  private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");
  private static final Pattern TIME = Pattern.compile("^%d(?:\\{[^}]*})?\\s*");

  private LogOutput() {}

  /** Gives the log that format; under journald, which knows when a line came, without a time. */
  static void shape(LogFormat format) {
    boolean journal = journal(System.getenv("JOURNAL_STREAM"));
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) {
      Logger root = logging.getLogger(Logger.ROOT_LOGGER_NAME);
      for (var all = root.iteratorForAppenders(); all.hasNext(); ) {
        if (all.next() instanceof ConsoleAppender<ILoggingEvent> console) {
          shape(console, format, journal);
        }
      }
    }
  }

  /** The same of one that writes lines by a pattern; any other was chosen by somebody. */
  static void shape(ConsoleAppender<ILoggingEvent> console, LogFormat format, boolean journal) {
    if (!(console.getEncoder() instanceof PatternLayoutEncoder lines)) {
      return;
    }
    if (format == LogFormat.JSON) {
      console.setEncoder(json(lines));
    } else if (journal) {
      console.setEncoder(timeless(lines));
    }
  }

  private static JsonEncoder json(PatternLayoutEncoder before) {
    JsonEncoder json = new JsonEncoder();
    json.setContext(before.getContext());
    json.setWithSequenceNumber(false);
    json.setWithNanoseconds(false);
    json.setWithContext(false);
    json.setWithArguments(false);
    json.setWithMessage(false);
    json.setWithFormattedMessage(true);
    json.start();
    return json;
  }

  private static PatternLayoutEncoder timeless(PatternLayoutEncoder before) {
    PatternLayoutEncoder lines = new PatternLayoutEncoder();
    lines.setContext(before.getContext());
    lines.setCharset(StandardCharsets.UTF_8);
    lines.setPattern(TIME.matcher(before.getPattern()).replaceFirst(""));
    lines.start();
    return lines;
  }

  /**
   * Whether standard error leads to systemd's journal.
   *
   * @param stream what systemd says of the journal's stream, {@code DEVICE:INODE}; null if nothing
   */
  static boolean journal(@Nullable String stream) {
    if (stream == null || !Files.exists(STANDARD_ERROR)) {
      return false;
    }
    try {
      Map<String, Object> file = Files.readAttributes(STANDARD_ERROR, "unix:dev,ino");
      return stream.equals(file.get("dev") + ":" + file.get("ino"));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return false;
    }
  }
}
