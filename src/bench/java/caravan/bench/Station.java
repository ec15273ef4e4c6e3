package caravan.bench;

import caravan.sandbox.Sandbox;
import caravan.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A sandbox, folders of its own, and settings for whoever is to carry lists between them. */
final class Station implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(10);

  private final Path folder;
  private final Sandbox sandbox;
  private final Map<String, String> settings = new HashMap<>();
  private String page = "";
  private AutoCloseable carrier = () -> {};

  Station(SandboxOptions.Builder pretended) {
    try {
      this.folder = Files.createTempDirectory("caravan-bench");
      Files.createDirectories(input());
      Files.createDirectories(output());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.sandbox = Sandbox.start(pretended.remembered(1_000_000).build(), Clock.systemUTC());
    for (String channel : new String[] {"circana", "lookup"}) {
      with("caravan." + channel + ".key", "bench-" + channel);
      with("caravan." + channel + ".url", sandbox.uri().toString());
    }
    with("caravan.circana.plan", "full");
    with("caravan.input", input().toString());
    with("caravan.output", output().toString());
    with("caravan.state", folder.resolve("state").toString());
    with("caravan.input.settle", "50ms");
    with("caravan.http.listen", "off");
  }

  Station with(String setting, String value) {
    settings.put(setting, value);
    return this;
  }

  Map<String, String> settings() {
    return Map.copyOf(settings);
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

  /** Where the page is, if there is one: host and port. */
  String page() {
    return page;
  }

  void pageAt(String address) {
    page = address;
  }

  /** Closes that one too when it closes. */
  void carriedBy(AutoCloseable one) {
    carrier = one;
  }

  /** Drops a list as a careful program does, under another name first; answers when. */
  Instant drop(String name, String text) {
    try {
      Path target = input().resolve(name);
      Files.createDirectories(target.getParent());
      Path aside = target.resolveSibling(target.getFileName() + ".part");
      Files.writeString(aside, text);
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
      return Instant.now();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the receipt of those results, {@code de/spring}; answers when it was there. */
  Instant receipt(String result, Duration atMost) {
    Path receipt = output().resolve(result + ".receipt.json");
    await("the receipt of " + result, atMost, () -> Files.exists(receipt));
    return Instant.now();
  }

  /** Waits until it holds. */
  static void await(String what, Duration atMost, BooleanSupplier holds) {
    Instant latest = Instant.now().plus(atMost);
    while (!holds.getAsBoolean()) {
      if (Instant.now().isAfter(latest)) {
        throw new IllegalStateException(what + " did not come within " + atMost);
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  static void pause(Duration span) {
    Instant end = Instant.now().plus(span);
    while (Instant.now().isBefore(end)) {
      LockSupport.parkNanos(Duration.between(Instant.now(), end).toNanos());
    }
  }

  @Override
  public void close() {
    try {
      carrier.close();
    } catch (Exception e) {
      throw new IllegalStateException("what carried the lists can't be ended", e);
    } finally {
      sandbox.close();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
