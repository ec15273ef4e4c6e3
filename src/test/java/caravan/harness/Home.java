package caravan.harness;

import static org.awaitility.Awaitility.await;

import caravan.sandbox.Sandbox;
import caravan.sandbox.SandboxOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where a Caravan under test is at home: its folders, its settings, and a sandbox beside. It runs
 * there as an {@link InProcess} or as a {@link CaravanProcess}, and several may, one after the
 * other.
 */
public class Home implements AutoCloseable {

  /** Of the channel circana. */
  public static final String KEY = "canary-5f0c9e";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String LISTEN = "caravan.http.listen";

  private final Path folder;
  private final Sandbox sandbox;
  private final Map<String, String> settings = new HashMap<>();
  private final Map<String, String> variables = new HashMap<>();

  public Home(Path folder, SandboxOptions sandboxed) {
    this.folder = folder;
    this.sandbox = Sandbox.start(sandboxed, Clock.systemUTC());
    settings.put("caravan.circana.key", KEY);
    settings.put("caravan.lookup.key", KEY + "-too");
    settings.put("caravan.circana.url", sandbox.uri().toString());
    settings.put("caravan.lookup.url", sandbox.uri().toString());
    settings.put("caravan.circana.plan", "full");
    settings.put("caravan.input", input().toString());
    settings.put("caravan.output", output().toString());
    settings.put("caravan.state", state().toString());
    settings.put("caravan.input.settle", "50ms");
    settings.put(LISTEN, "off");
    make(input());
  }

  /** That setting has that value from the next start on. */
  public Home with(String setting, String value) {
    settings.put(setting, value);
    return this;
  }

  public Home without(String setting) {
    settings.remove(setting);
    return this;
  }

  /** A variable of the environment that is no setting, {@code LC_ALL}; for processes. */
  public Home variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** With the status at a port that is free. */
  public Home listening() {
    return with(LISTEN, "127.0.0.1:" + FreePort.next());
  }

  public Map<String, String> settings() {
    return Map.copyOf(settings);
  }

  /** The settings as the environment of a process holds them. */
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(variables);
    settings.forEach(
        (name, value) ->
            environment.put(
                name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT), value));
    return environment;
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  public Path folder() {
    return folder;
  }

  public Path input() {
    return folder.resolve("in");
  }

  public Path output() {
    return folder.resolve("out");
  }

  public Path state() {
    return folder.resolve("state");
  }

  /** Where a process that runs here says what it does. */
  public Path log() {
    return folder.resolve("log");
  }

  public String logged() throws IOException {
    return Files.readString(log());
  }

  /** Drops a list as a careful program does: under another name first. */
  public Home drop(String name, String text) {
    return drop(name, text, Instant.now());
  }

  /** The same where the machine's clock says that time. */
  public Home drop(String name, String text, Instant modified) {
    try {
      Path target = input().resolve(name);
      make(target.getParent());
      Path aside = target.resolveSibling(target.getFileName() + ".part");
      Files.writeString(aside, text);
      Files.setLastModifiedTime(aside, FileTime.from(modified));
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a list of so many ASINs, all different. */
  public static String asins(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj("B%09d%n"::formatted)
        .collect(Collectors.joining());
  }

  /** Whether the receipt of those results stands, {@code de/spring}. */
  public boolean delivered(String result) {
    return Files.exists(file(result, ".receipt.json"));
  }

  /** Waits for the receipt of those results. */
  public JsonNode receipt(String result) {
    return receipt(result, Duration.ofSeconds(60));
  }

  public JsonNode receipt(String result, Duration atMost) {
    await(result).atMost(atMost).until(() -> delivered(result));
    return json(file(result, ".receipt.json"));
  }

  public JsonNode rows(String result) {
    return json(file(result, ".json"));
  }

  public List<String> csv(String result) {
    try {
      return Files.readAllLines(file(result, ".csv"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String result, String ending) {
    return output().resolve(result + ending);
  }

  public static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the status is served: host and port. */
  public String address() {
    return settings.getOrDefault(LISTEN, "off");
  }

  /** What the health says, with its reasons; why it could not be asked, where it could not. */
  public String health() {
    return get("/health/ready");
  }

  /** What is served at that path; why it could not be asked for, where it could not. */
  public String get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + address() + path))
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

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
