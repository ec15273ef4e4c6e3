package caravan.bench;

import caravan.asinscope.CircanaBarcodes;
import caravan.sandbox.SandboxOptions;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
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

  /** Codes per second of time, and of processor time: the latter whatever else the machine does. */
  private record Speed(double elapsed, double processor) {

    static Speed of(int codes, Instant began, long cpuBegan) {
      double nanos = Duration.between(began, Instant.now()).toNanos();
      return new Speed(codes * 1e9 / nanos, codes * 1e9 / (cpu() - cpuBegan));
    }
  }

  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /** Both are warmed up by a third as many codes: what Java compiles meanwhile is not measured. */
  void measure() {
    Speed loop = bare();
    Speed road = caravan();
    double bare = loop.elapsed();
    double caravan = road.elapsed();
    findings.tell(
        "the same by processor time, the sandbox's included",
        "same runs",
        "%,.0f codes/s; the loop %,.0f; ratio %.2f",
        road.processor(),
        loop.processor(),
        road.processor() / loop.processor());
    findings.tell(
        "with no limit, end to end, beside a bare HTTP loop that stores nothing (the goal: a half)",
        codes + " ASINs in one list, both in one process with the sandbox",
        "%,.0f codes/s; the loop %,.0f; ratio %.2f",
        caravan,
        bare,
        caravan / bare);
  }

  private Speed caravan() {
    SandboxOptions.Builder free = SandboxOptions.unlimited().byCode(false);
    try (Station station = new Station(free).with("caravan.circana.rate", "0")) {
      Carriers.caravan(station);
      station.drop("warm.txt", Codes.asins(0, codes / 3));
      station.receipt("warm", WHILE);
      long cpu = cpu();
      Instant dropped = station.drop("list.txt", Codes.asins(codes, codes));
      double millis = Tape.millis(dropped, station.receipt("list", WHILE));
      Tape tape = Tape.of(station.sandbox(), CircanaBarcodes.CHANNEL).since(dropped);
      findings.tell(
          "of that: until the first call, calls, until the receipt",
          "same run",
          "%.0f, %.0f, %.0f ms",
          Tape.millis(dropped, tape.first()),
          Tape.millis(tape.first(), tape.last()),
          millis - Tape.millis(dropped, tape.last()));
      return Speed.of(codes, dropped, cpu);
    }
  }

  private Speed bare() {
    try (Station station = new Station(SandboxOptions.unlimited().byCode(false))) {
      URI uri = station.sandbox().uri().resolve("/circana/barcodes");
      loop(uri, codes / 3);
      Instant began = Instant.now();
      long cpu = cpu();
      loop(uri, codes);
      return Speed.of(codes, began, cpu);
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
