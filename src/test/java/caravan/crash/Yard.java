package caravan.crash;

import static org.awaitility.Awaitility.await;

import caravan.sandbox.Sandbox;
import caravan.sandbox.SandboxOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Folders, a sandbox and settings for one {@code caravan run} in a process of its own. */
final class Yard implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Path folder;
  private final Sandbox sandbox;
  private final int port;
  private final Map<String, String> environment = new HashMap<>();

  Yard(Path folder, SandboxOptions sandboxed) throws IOException {
    this.folder = folder;
    this.sandbox = Sandbox.start(sandboxed, Clock.systemUTC());
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Files.createDirectories(input());
    with("CARAVAN_CIRCANA_KEY", "canary-5f0c9e").with("CARAVAN_LOOKUP_KEY", "canary-77aa01");
    with("CARAVAN_CIRCANA_URL", sandbox.uri().toString());
    with("CARAVAN_LOOKUP_URL", sandbox.uri().toString());
    with("CARAVAN_CIRCANA_RATE", "100000").with("CARAVAN_CIRCANA_DAILY", "0");
    with("CARAVAN_INPUT", input().toString()).with("CARAVAN_OUTPUT", output().toString());
    with("CARAVAN_STATE", folder.resolve("state").toString());
    with("CARAVAN_INPUT_SETTLE", "50ms").with("CARAVAN_HTTP_LISTEN", "127.0.0.1:" + port);
  }

  Yard with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Sandbox sandbox() {
    return sandbox;
  }

  int port() {
    return port;
  }

  Path input() {
    return folder.resolve("in");
  }

  Path output() {
    return folder.resolve("out");
  }

  Path log() {
    return folder.resolve("log");
  }

  /** Starts it and waits until its routes stand. */
  Victim run(String shell, List<String> options, Path log) {
    Victim caravan = Victim.caravan(shell, options, List.of("run"), environment, log);
    await("up")
        .atMost(Duration.ofMinutes(3))
        .until(() -> health().contains("\"status\"") && !health().contains("\"starting\""));
    return caravan;
  }

  String logged() throws IOException {
    return Files.readString(log());
  }

  /** Drops a list of so many ASINs, all different. */
  void drop(String name, int from, int count) throws IOException {
    drop(name, from, count, Instant.now());
  }

  /** The same where the machine's clock says that time. */
  void drop(String name, int from, int count, Instant modified) throws IOException {
    String text =
        IntStream.range(from, from + count)
            .mapToObj("B0%08d%n"::formatted)
            .collect(Collectors.joining());
    Path aside = Files.writeString(input().resolve(name + ".part"), text);
    Files.setLastModifiedTime(aside, FileTime.from(modified));
    Files.move(aside, input().resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  boolean delivered(String result) {
    return Files.exists(output().resolve(result + ".receipt.json"));
  }

  /** Waits for the receipt of those results. */
  JsonNode receipt(String result, Duration atMost) throws IOException {
    await(result).atMost(atMost).until(() -> delivered(result));
    return new ObjectMapper().readTree(output().resolve(result + ".receipt.json").toFile());
  }

  /** What the health says, with its reasons; why it could not be asked, where it could not. */
  String health() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      return e.toString();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
