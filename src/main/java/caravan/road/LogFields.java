package caravan.road;

import caravan.codes.Channel;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What lines of the log are about, as fields beside their words: {@code list}, {@code channel},
 * {@code call}.
 */
public final class LogFields {

  private LogFields() {}

  /** Until it is closed, lines of this thread are about that list: folder and name. */
  public static MDC.MDCCloseable list(String path) {
    return MDC.putCloseable("list", path);
  }

  /**
   * Lines that this work logs are about that channel and that call of it.
   *
   * @param call the ledger's number of it; null where there is none
   */
  public static <T> T during(Channel channel, @Nullable Long call, Supplier<T> work) {
    try (MDC.MDCCloseable ofChannel = MDC.putCloseable("channel", channel.word())) {
      if (call == null) {
        return work.get();
      }
      try (MDC.MDCCloseable ofCall = MDC.putCloseable("call", call.toString())) {
        return work.get();
      }
    }
  }
}
