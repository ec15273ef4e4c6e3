package caravan.bench;

import caravan.harness.ProcessSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Caravan as it is installed: bin/caravan of a package, in a process of its own. */
final class Installed implements AutoCloseable {

  static final String MISSING =
      "There is no package in target/caravan: ./mvnw -q -DskipTests package, or -Dbench.home=DIR";

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Process process;
  private final Duration ready;

  private Installed(Process process, Duration ready) {
    this.process = process;
    this.ready = ready;
  }

  /** The folder of the package; empty if nobody made one. */
  static Optional<Path> home() {
    return Optional.of(Path.of(System.getProperty("bench.home", "target/caravan")).toAbsolutePath())
        .filter(home -> Files.isExecutable(home.resolve("bin/caravan")));
  }

  /** Starts the daemon at a station, and waits until it says that it is ready. */
  static Installed start(Path home, Station station) {
    String address = "127.0.0.1:" + freePort();
    ProcessBuilder builder =
        new ProcessBuilder(List.of(home.resolve("bin/caravan").toString(), "run"))
            .directory(station.input().getParent().toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    station
        .with("caravan.http.listen", address)
        .settings()
        .forEach(
            (name, value) ->
                builder
                    .environment()
                    .put(name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), value));
    try {
      long began = System.nanoTime();
      Process process = builder.start();
      URI health = URI.create("http://" + address + "/health/ready");
      Station.await("a daemon that is ready", PATIENCE, () -> answers(health));
      return new Installed(process, Duration.ofNanos(System.nanoTime() - began));
    } catch (IOException e) {
      throw new UncheckedIOException("bin/caravan can't be started", e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean answers(URI health) {
    try {
      HttpRequest request = HttpRequest.newBuilder(health).build();
      return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** From its start until it was ready. */
  Duration ready() {
    return ready;
  }

  /** The processor time that it took until now. */
  Duration processor() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** The memory that it holds in megabytes; empty where the system does not tell as Linux does. */
  Optional<Long> resident() {
    try {
      return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** SIGKILL, and it is gone. */
  void kill() {
    process.destroyForcibly();
    ended();
  }

  /** SIGSTOP, or SIGCONT. */
  void signal(String signal) {
    ProcessSignal.send(process.pid(), signal);
  }

  /** Ends it as an operator does. */
  @Override
  public void close() {
    process.destroy();
    ended();
  }

  private void ended() {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
