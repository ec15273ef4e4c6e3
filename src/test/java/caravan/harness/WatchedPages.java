package caravan.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Pages that somebody leaves open: each listens to the first screen as a browser of its own. */
public final class WatchedPages implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<InputStream> streams = new ArrayList<>();
  private final AtomicLong changes = new AtomicLong();
  private final AtomicLong listening = new AtomicLong();

  /** So many of them at that host and port. */
  public WatchedPages(String address, int pages) {
    for (int i = 0; i < pages; i++) {
      InputStream stream = open(address, "page-" + i);
      streams.add(stream);
      listening.incrementAndGet();
      Thread reader = new Thread(() -> read(stream), "watched-page-" + i);
      reader.setDaemon(true);
      reader.start();
    }
  }

  private InputStream open(String address, String browser) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://" + address + "/events?screen=now&browser=" + browser))
            .build();
    try {
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("the page says " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void read(InputStream stream) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event:") || line.startsWith("data: <")) {
          changes.incrementAndGet();
        }
      }
    } catch (IOException e) {
      // cut: it listens no more
    } finally {
      listening.decrementAndGet();
    }
  }

  /** How many still listen. */
  public long listening() {
    return listening.get();
  }

  /** How often something changed on any of them. */
  public long changes() {
    return changes.get();
  }

  @Override
  public void close() {
    for (InputStream stream : streams) {
      try {
        stream.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
