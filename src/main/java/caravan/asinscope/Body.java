package caravan.asinscope;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a response holds, as far as it could be read.
 *
 * @param page whether it is a web page, as proxies and firewalls send them, not the API's words
 * @param fault what ended it before its end; empty if it is whole
 */
record Body(String text, boolean page, String fault) {

  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);

  /** How much of a body is read: so many bytes, within that time. */
  record Limits(int bytes, Duration time, Clock clock) {}

  static Body read(InputStream in, @Nullable String contentType, Limits limits) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String fault = fill(in, bytes, limits);
    String type = contentType == null ? "" : contentType;
    String text = bytes.toString(charset(type)).strip();
    if (text.startsWith("\uFEFF")) {
      text = text.substring(1).stripLeading();
    }
    return new Body(text, page(text, type), fault);
  }

  private static String fill(InputStream in, ByteArrayOutputStream bytes, Limits limits) {
    Instant deadline = limits.clock.instant().plus(limits.time);
    byte[] some = new byte[8192];
    try {
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        bytes.write(some, 0, read);
        if (bytes.size() > limits.bytes) {
          return "is larger than " + limits.bytes + " bytes";
        }
        if (limits.clock.instant().isAfter(deadline)) {
          return "took longer than " + limits.time.toSeconds() + " s";
        }
      }
      return "";
    } catch (IOException | UncheckedIOException cut) {
      return "was cut off after " + bytes.size() + " bytes (" + ConnectionError.sentence(cut) + ")";
    }
  }

  private static Charset charset(String contentType) {
    Matcher named = CHARSET.matcher(contentType);
    try {
      return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return StandardCharsets.UTF_8;
    }
  }

  private static boolean page(String text, String contentType) {
    boolean json = text.startsWith("{") || text.startsWith("[") || text.startsWith("\"");
    return text.startsWith("<") || (contentType.toLowerCase(Locale.ROOT).contains("html") && !json);
  }
}
