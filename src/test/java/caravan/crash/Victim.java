package caravan.crash;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Caravan in a process of its own. */
final class Victim implements AutoCloseable {

  private static final String MAIN = "caravan.wiring.CrashingCaravan";

  private final Process process;

  /**
   * Starts it.
   *
   * @param point where it ends by itself; empty for nowhere
   * @param environment its settings
   * @param log where what it says is appended
   */
  Victim(String point, Map<String, String> environment, Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.add("-Xmx256m");
    command.add("-Djava.nio.file.spi.DefaultFileSystemProvider=" + CrashFiles.class.getName());
    command.add("-Dcaravan.crash.at=" + point);
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(MAIN);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("CARAVAN_"));
    builder.environment().putAll(environment);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it ended within the time. */
  boolean ended(Duration within) {
    try {
      return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  int status() {
    return process.exitValue();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
    if (!ended(Duration.ofSeconds(20))) {
      throw new IllegalStateException("it can't be killed");
    }
  }

  @Override
  public void close() {
    kill();
  }
}
