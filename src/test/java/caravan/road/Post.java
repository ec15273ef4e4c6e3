package caravan.road;

import static org.awaitility.Awaitility.await;

import caravan.asinscope.Endpoints;
import caravan.sandbox.Sandbox;
import caravan.sandbox.SandboxOptions;
import caravan.settings.Settings;
import caravan.settings.SettingsSource;
import caravan.wiring.Daemon;
import caravan.wiring.Impatient;
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
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A post of the caravan for tests: the real daemon on folders of its own, beside a sandbox. */
final class Post implements AutoCloseable {

  static final String KEY = "canary-5f0c9e";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Path folder;
  private final Map<String, String> options = new HashMap<>();
  private final Sandbox sandbox;
  private Endpoints endpoints = Endpoints.standard();
  private Daemon daemon;

  Post(Path folder, SandboxOptions sandboxed) {
    this.folder = folder;
    this.sandbox = Sandbox.start(sandboxed, Clock.systemUTC());
    with("caravan.circana.key", KEY);
    with("caravan.lookup.key", KEY + "-too");
    with("caravan.circana.url", sandbox.uri().toString());
    with("caravan.lookup.url", sandbox.uri().toString());
    with("caravan.circana.plan", "full");
    with("caravan.input", input().toString());
    with("caravan.output", output().toString());
    with("caravan.state", folder.resolve("state").toString());
    with("caravan.input.settle", "50ms");
    with("caravan.http.listen", "off");
    make(input());
  }

  Post with(String setting, String value) {
    options.put(setting, value);
    return this;
  }

  /** Other endpoints than the vendor's. */
  Post of(Endpoints others) {
    endpoints = others;
    return this;
  }

  Post without(String setting) {
    options.remove(setting);
    return this;
  }

  Post open() {
    daemon = Daemon.start(settings(), true);
    return this;
  }

  /** A channel that waits for a person looks by itself once in that time, not once a minute. */
  Post open(Duration person) {
    daemon = Impatient.start(settings(), person);
    return this;
  }

  /** What is edited in the files is seen. */
  Post follow() {
    daemon.follow(source());
    return this;
  }

  /** The same with a file of settings that may be edited meanwhile. */
  Post open(Path file) {
    SettingsSource source = new SettingsSource(Optional.of(file), Map.of(), options);
    daemon = Daemon.start(source.load(), true).follow(source);
    return this;
  }

  Settings settings() {
    return source().load();
  }

  private SettingsSource source() {
    return new SettingsSource(Optional.empty(), Map.of(), options).of(endpoints);
  }

  Daemon daemon() {
    return daemon;
  }

  Sandbox sandbox() {
    return sandbox;
  }

  Path input() {
    return folder.resolve("in");
  }

  Path output() {
    return folder.resolve("out");
  }

  /** The text of a list of so many ASINs, all different. */
  static String asins(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj("B%09d%n"::formatted)
        .collect(Collectors.joining());
  }

  /** Drops a list as a careful program does: under another name first. */
  Post drop(String name, String text) {
    try {
      Path target = input().resolve(name);
      make(target.getParent());
      Path aside = target.resolveSibling(target.getFileName() + ".part");
      Files.writeString(aside, text);
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the receipt of those results, {@code de/spring}. */
  JsonNode receipt(String result) {
    Path file = output().resolve(result + ".receipt.json");
    await(result).atMost(Duration.ofSeconds(60)).until(() -> Files.exists(file));
    return json(file);
  }

  JsonNode rows(String result) {
    return json(output().resolve(result + ".json"));
  }

  List<String> csv(String result) {
    try {
      return Files.readAllLines(output().resolve(result + ".csv"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the health says, with its reasons; the status must be on. */
  String health() {
    URI uri = URI.create("http://" + daemon.statusAddress().orElseThrow() + "/health/ready");
    try {
      return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void shut() {
    if (daemon != null) {
      daemon.close();
      daemon = null;
    }
  }

  @Override
  public void close() {
    shut();
    sandbox.close();
  }
}
