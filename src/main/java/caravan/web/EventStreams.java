package caravan.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages that listen. Each screen is looked at once a second for all of them, and only while
 * there is one. A browser has few connections to a host: the oldest of more than four of its
 * streams is ended with the word {@code crowded}, and so is the oldest of more than 64 in all.
 */
final class EventStreams implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
  private static final int OF_A_BROWSER = 4;
  private static final int IN_ALL = 64;
  private static final int BEAT = 15;
  private static final String CROWDED = "crowded";
  private static final String LEFT = "left";

  private final Function<String, Map<String, String>> fragments;
  private final List<EventStream> streams = new ArrayList<>();
  private final ScheduledThreadPoolExecutor timer;
  private @Nullable ScheduledFuture<?> looking;

  /** What looks fail for, by the screen; said once. Used by the one thread that looks. */
  private final Map<String, String> failing = new HashMap<>();

  /**
   * @param fragments what of a screen changes, by the place where it stands
   */
  EventStreams(Function<String, Map<String, String>> fragments) {
    this.fragments = fragments;
    this.timer =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "web-events");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    timer.setKeepAliveTime(5, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
  }

  /**
   * A page that listens to that screen, in a browser that calls itself so, for as long as whoever
   * looks at it may.
   */
  HttpAnswer listen(String screen, String browser, BooleanSupplier present) {
    HttpBody body =
        (request, response, callback) -> {
          EventStream stream = new EventStream(screen, browser, present, response, callback);
          stream.open(); // before anybody tells it anything
          add(stream);
        };
    return new HttpAnswer(
        200, "text/event-stream; charset=utf-8", body, Map.of("X-Accel-Buffering", "no"));
  }

  /** All of that screen at once, for a page that asks now and then. */
  HttpAnswer once(String screen) {
    StringBuilder text = new StringBuilder();
    fragments.apply(screen).forEach((at, html) -> text.append(EventStream.partial(at, html)));
    return HttpAnswer.html(200, text.toString());
  }

  private synchronized void add(EventStream stream) {
    streams.removeIf(EventStream::over);
    List<EventStream> same =
        streams.stream().filter(one -> one.browser().equals(stream.browser())).toList();
    if (same.size() >= OF_A_BROWSER) {
      same.get(0).end(CROWDED);
    }
    streams.removeIf(EventStream::over);
    if (streams.size() >= IN_ALL) {
      streams.remove(0).end(CROWDED);
    }
    streams.add(stream);
    if (looking == null) {
      looking = timer.scheduleWithFixedDelay(this::look, 200, 1_000, TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    Map<String, Map<String, String>> seen = new HashMap<>();
    for (EventStream stream : listening()) {
      try {
        look(stream, seen);
      } catch (RuntimeException | Error e) { // thrown further, nobody would be told anything again
        failed(stream.screen(), e.toString(), e);
      }
    }
  }

  private void look(EventStream stream, Map<String, Map<String, String>> seen) {
    if (stream.present()) {
      stream.tell(seen.computeIfAbsent(stream.screen(), this::seen), BEAT);
    } else {
      stream.end(LEFT);
    }
  }

  /** Those that are there; where there is none, nobody looks any more. */
  private synchronized List<EventStream> listening() {
    streams.removeIf(EventStream::over);
    if (streams.isEmpty() && looking != null) {
      looking.cancel(false);
      looking = null;
    }
    return List.copyOf(streams);
  }

  private Map<String, String> seen(String screen) {
    try {
      Map<String, String> seen = fragments.apply(screen);
      failing.remove(screen);
      return seen;
    } catch (RuntimeException e) {
      failed(screen, String.valueOf(e.getMessage()), e);
      return Map.of();
    }
  }

  private void failed(String screen, String words, Throwable e) {
    if (!words.equals(failing.put(screen, words))) {
      LOG.warn("The page can't tell what has changed: {}", words);
    }
    LOG.debug("The page can't tell what has changed", e);
  }

  /** How many listen. */
  synchronized int count() {
    streams.removeIf(EventStream::over);
    return streams.size();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    synchronized (this) {
      streams.clear();
    }
  }
}
