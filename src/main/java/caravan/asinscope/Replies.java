package caravan.asinscope;

import caravan.codes.Batch;
import caravan.codes.Channel;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one place that turns what a server sends into a {@link Reply}. */
public final class Replies {

  /** How large a body may be, unless told otherwise. */
  public static final int BYTES = 16 << 20;

  /** How long the reading of a body may take, unless told otherwise. */
  public static final Duration TIME = Duration.ofSeconds(30);

  private static final int LONGEST_WORDS = 500;
  private static final int ERROR_BYTES = 64 << 10;
  private static final Pattern BLANKS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Z}]+");

  private final KeyRing keyRing;
  private final Endpoints endpoints;
  private final Clock clock;
  private final int bytes;
  private final Function<Channel, Duration> time;

  /** Of the vendor's endpoints, with the usual limits. */
  public Replies(KeyRing keyRing, Clock clock) {
    this(keyRing, Endpoints.standard(), clock, BYTES, channel -> TIME);
  }

  /**
   * @param keyRing are never shown in a reply's words
   * @param clock tells how far away a date in Retry-After is
   * @param bytes how large a body may be
   * @param time how long the reading of a body may take
   */
  public Replies(
      KeyRing keyRing,
      Endpoints endpoints,
      Clock clock,
      int bytes,
      Function<Channel, Duration> time) {
    this.keyRing = keyRing;
    this.endpoints = endpoints;
    this.clock = clock;
    this.bytes = bytes;
    this.time = time;
  }

  /**
   * What the server's response means. Never throws for anything that a server can send.
   *
   * <p>Money decides in doubt. A 2xx that was cut off, or has nothing in it, is Unreadable, not
   * Unavailable, because its tokens are most likely spent and asking again for ever would spend
   * them for ever. What was paid for and can be read is kept: items that are no objects are left
   * out, and a 2xx whose JSON speaks of an {@code error}, or has a {@code statusCode} from 400, is
   * taken for what it says only where it has no items. A web page is never the API speaking:
   * Unavailable, whatever the status, but for 401, 403 and 429.
   *
   * @param batch what was asked for
   * @param status the HTTP status
   * @param retryAfter the header of that name; null if there is none
   * @param contentType the header of that name; null if there is none
   * @param body read up to the limits, not closed; null if there is none, as with 204 and 304
   */
  public Reply read(
      Batch batch,
      int status,
      @Nullable String retryAfter,
      @Nullable String contentType,
      @Nullable InputStream body) {
    Optional<Duration> wait = RetryAfter.inHeader(retryAfter, clock);
    // Any 2xx: some frameworks answer a POST with 201.
    boolean success = status / 100 == 2;
    Body.Limits limits =
        new Body.Limits(
            success ? bytes : Math.min(bytes, ERROR_BYTES),
            time.apply(batch.lane().channel()),
            clock);
    Body sent = Body.read(body == null ? InputStream.nullInputStream() : body, contentType, limits);
    return success ? answer(batch, status, sent, wait) : error(batch, status, sent, wait);
  }

  /** What it means that there was no response at all: no connection, a timeout, no trust. */
  public Reply unreachable(Throwable failure) {
    return new Reply.Unavailable(
        Optional.empty(), ConnectionError.heard(failure), shown(ConnectionError.sentence(failure)));
  }

  private Reply answer(Batch batch, int status, Body sent, Optional<Duration> wait) {
    if (!sent.fault().isEmpty()) {
      return new Reply.Unreadable(shown("the answer " + sent.fault()));
    }
    if (sent.page()) {
      return unavailable(status, sent, wait);
    }
    if (sent.text().isEmpty()) {
      return new Reply.Unreadable("the server answered " + status + " with nothing in it");
    }
    try {
      Endpoint endpoint = endpoints.of(batch.lane().channel());
      Payload payload = Payload.read(sent.text(), endpoint.productFields());
      List<Item> items = payload.items();
      if (items == null || (items.isEmpty() && payload.complains())) {
        return complaint(batch, sent, wait, "the answer has no items");
      }
      return items.isEmpty() && payload.odd() > 0
          ? complaint(batch, sent, wait, "none of its items is a JSON object")
          : answered(Matching.of(batch.requests(), items, payload.odd()), payload);
    } catch (IOException damaged) {
      return complaint(batch, sent, wait, "the answer can't be read: " + reason(damaged));
    }
  }

  private static Reply answered(Matching matching, Payload payload) {
    return new Reply.Answered(
        matching.answers(),
        payload.dailyTokensLeft(),
        payload.untilNextDailyToken(),
        matching.strays());
  }

  /** The parser's own message would quote a piece of the text, maybe half a key. */
  private static @Nullable String reason(IOException damaged) {
    if (damaged instanceof JsonEOFException) {
      return "it ends too early";
    }
    return damaged instanceof JsonParseException json
        ? "it is no JSON at character " + json.getLocation().getCharOffset()
        : damaged.getMessage();
  }

  /** An error in the body of a success, as far as it is clear what it says. */
  private Reply complaint(Batch batch, Body sent, Optional<Duration> wait, String otherwise) {
    ErrorMessage errorMessage = ErrorMessage.in(sent);
    if (errorMessage.status() >= 400 && errorMessage.status() < 600) {
      return error(batch, errorMessage.status(), sent, wait);
    }
    ErrorClassifier errorClassifier =
        new ErrorClassifier(
            batch,
            errorMessage.words(),
            shown(errorMessage.words()),
            wait.map(Replies::believed),
            clock);
    return (errorMessage.clear() ? errorClassifier.meaning() : Optional.<Reply>empty())
        .orElseGet(() -> new Reply.Unreadable(shown(withWords(otherwise, errorMessage.words()))));
  }

  private Reply error(Batch batch, int status, Body sent, Optional<Duration> wait) {
    ErrorMessage errorMessage = ErrorMessage.in(sent);
    String words =
        errorMessage.words().isBlank()
            ? "HTTP " + status + " without a word"
            : errorMessage.words();
    String refused = sent.page() ? "HTTP " + status + " with a web page: " + words : words;
    ErrorClassifier errorClassifier =
        new ErrorClassifier(
            batch,
            errorMessage.words(),
            shown(words),
            status == 429 ? wait : wait.map(Replies::believed),
            clock);
    return switch (status) {
      case 429 -> errorClassifier.slowDown();
      case 401, 403 -> new Reply.KeyRefused(shown(refused));
      // 422 is how some frameworks say 400.
      case 400, 422 ->
          sent.page()
              ? unavailable(status, sent, wait)
              : errorClassifier
                  .meaning()
                  .orElseGet(() -> new Reply.Refused(List.of(), shown(words)));
      default -> unavailable(status, sent, wait);
    };
  }

  private Reply unavailable(int status, Body sent, Optional<Duration> wait) {
    String page = sent.page() ? " with a web page" : "";
    String words = ErrorMessage.in(sent).words();
    Optional<Duration> pause =
        status == 503
            ? wait.or(() -> RetryAfter.inWords(words, clock))
            : wait.map(Replies::believed);
    String what = "the server answered " + status + page + wayOut(status);
    return new Reply.Unavailable(pause, shown(withWords(what, words)));
  }

  private static String wayOut(int status) {
    if (status == 304) {
      return ", 'not modified', to a question that it was never asked before; check the channel's"
          + " URL and the proxy in between";
    }
    return switch (status / 100) {
      case 3 -> ", a redirect, which is not followed; check the channel's URL";
      case 2, 4 -> status == 408 ? "" : "; check the channel's URL";
      default -> "";
    };
  }

  /** Who neither limits nor rests has no reason for a long pause, whatever its header says. */
  private static Duration believed(Duration wait) {
    return Collections.min(List.of(wait, ErrorClassifier.BELIEVED));
  }

  private static String withWords(String what, String words) {
    return words.isBlank() ? what : what + ": " + words;
  }

  /** One line, no key. What is cut off is cut off last, so that no half of a key is left. */
  private String shown(String words) {
    String line = BLANKS.matcher(keyRing.redact(words)).replaceAll(" ").strip();
    if (line.length() <= LONGEST_WORDS) {
      return line;
    }
    int end = LONGEST_WORDS - 1;
    return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
