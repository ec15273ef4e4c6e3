package caravan.bench;

import caravan.codes.Channel;
import caravan.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** No limit at all: how fast codes come back, beside a loop that calls and stores nothing. */
record Throughput(Findings findings, int codes) {

  private static final int CONCURRENCY = 4;
  private static final int BATCH = 100;
  private static final Duration WHILE = Duration.ofMinutes(5);

  void measure() {
    double bare = bare();
    double caravan = caravan();
    findings.add(
        "with no limit, end to end at least half of a bare HTTP loop",
        caravan >= bare / 2,
        codes + " ASINs in one list, both in one process with the sandbox",
        "%,.0f codes/s; the loop %,.0f; ratio %.2f",
        caravan,
        bare,
        caravan / bare);
  }

  double caravan() {
    SandboxOptions.Builder free = SandboxOptions.unlimited().byCode(false);
    try (Station station = new Station(free).with("caravan.circana.rate", "0")) {
      Carriers.caravan(station);
      station.drop("warm.txt", Codes.asins(0, codes / 5));
      station.receipt("warm", WHILE);
      Instant dropped = station.drop("list.txt", Codes.asins(codes, codes));
      double millis = Tape.millis(dropped, station.receipt("list", WHILE));
      Tape tape = Tape.of(station.sandbox(), Channel.CIRCANA).since(dropped);
      findings.tell(
          "of that: until the first call, calls, until the receipt",
          "same run",
          "%.0f, %.0f, %.0f ms",
          Tape.millis(dropped, tape.first()),
          Tape.millis(tape.first(), tape.last()),
          millis - Tape.millis(dropped, tape.last()));
      return codes * 1_000.0 / millis;
    }
  }

  double bare() {
    try (Station station = new Station(SandboxOptions.unlimited().byCode(false))) {
      URI uri = station.sandbox().uri().resolve("/circana/barcodes");
      loop(uri, codes / 5);
      Instant began = Instant.now();
      loop(uri, codes);
      return codes * 1_000.0 / Tape.millis(began, Instant.now());
    }
  }

  private static void loop(URI uri, int codes) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    ExecutorService callers = Executors.newFixedThreadPool(CONCURRENCY);
    for (long from = 0; from < codes; from += BATCH) {
      long first = from;
      callers.execute(() -> call(client, uri, first));
    }
    callers.shutdown();
    try {
      if (!callers.awaitTermination(WHILE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("the bare loop did not end within " + WHILE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void call(HttpClient client, URI uri, long first) {
    String asins =
        LongStream.range(first, first + BATCH)
            .mapToObj(Codes::asin)
            .collect(Collectors.joining("\",\"", "{\"key\":\"bare\",\"asins\":[\"", "\"]}"));
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(asins))
            .build();
    try {
      HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("the sandbox said " + answer.statusCode());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
