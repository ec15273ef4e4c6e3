package caravan.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A page that listens: it is told what of its screen has changed since it was told last. */
final class EventStream {

  private final String screen;
  private final String browser;
  private final BooleanSupplier present;
  private final Response response;
  private final Callback whole;
  private final Map<String, String> told = new HashMap<>();
  private boolean writing;
  private boolean over;
  private String lastWords = "";
  private int quiet;

  EventStream(
      String screen, String browser, BooleanSupplier present, Response response, Callback whole) {
    this.screen = screen;
    this.browser = browser;
    this.present = present;
    this.response = response;
    this.whole = whole;
  }

  String screen() {
    return screen;
  }

  String browser() {
    return browser;
  }

  /** Whether whoever listens still may. */
  boolean present() {
    return present.getAsBoolean();
  }

  synchronized boolean over() {
    return over;
  }

  /**
   * Tells what has changed, or that it is still there where nothing has for long. Who is still
   * reading is told the newest another time.
   *
   * @param beat after how many times without a change
   */
  synchronized void tell(Map<String, String> fragments, int beat) {
    if (writing || over) {
      return;
    }
    StringBuilder text = new StringBuilder();
    fragments.forEach(
        (target, html) -> {
          if (!html.equals(told.put(target, html))) {
            text.append(partial(target, html));
          }
        });
    quiet = text.isEmpty() ? quiet + 1 : 0;
    if (!text.isEmpty()) {
      write(message(text), false);
    } else if (quiet >= beat) {
      quiet = 0;
      write(": still here\n\nevent: beat\ndata: 1\n\n", false);
    }
  }

  /** A change of one place, as the page's script takes it. */
  static String partial(String target, String html) {
    return "<hx-partial hx-target=\"#"
        + target
        + "\" hx-swap=\"innerMorph\">"
        + html
        + "</hx-partial>";
  }

  private static String message(CharSequence text) {
    return "data: " + text.toString().strip().replaceAll("\\R", "\ndata: ") + "\n\n";
  }

  /** Opens it, so that its reader knows that somebody is there. */
  synchronized void open() {
    write("retry: 500\n: open\n\n", false);
  }

  /** Ends it with a word on why, after what is being written. */
  synchronized void end(String event) {
    if (over) {
      return;
    }
    over = true;
    String words = "event: " + event + "\ndata: 1\n\n";
    if (writing) {
      lastWords = words;
    } else {
      write(words, true);
    }
  }

  private void write(String text, boolean last) {
    writing = true;
    response.write(
        last,
        ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)),
        Callback.from(() -> written(last), this::gone));
  }

  private void written(boolean last) {
    synchronized (this) {
      writing = false;
      if (!lastWords.isEmpty()) {
        String words = lastWords;
        lastWords = "";
        write(words, true);
        return;
      }
    }
    if (last) {
      whole.succeeded();
    }
  }

  private void gone(Throwable why) {
    synchronized (this) {
      writing = false;
      over = true;
    }
    whole.failed(why);
  }
}
