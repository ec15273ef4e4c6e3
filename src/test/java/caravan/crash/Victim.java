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

  private static final String CLASSES =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

  private final Process process;

  /**
   * Starts one that ends by itself.
   *
   * @param point where it ends; empty for nowhere
   * @param environment its settings
   * @param log where what it says is appended
   */
  Victim(String point, Map<String, String> environment, Path log) {
    this(
        List.of(
            java(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-Djava.nio.file.spi.DefaultFileSystemProvider=" + CrashFiles.class.getName(),
            "-Dcaravan.crash.at=" + point,
            "-cp",
            CLASSES,
            "caravan.wiring.CrashingCaravan"),
        environment,
        log);
  }

  private Victim(List<String> command, Map<String, String> environment, Path log) {
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

  /**
   * Starts {@code caravan} as people do, with the log's form of the distribution.
   *
   * @param shell what a shell does before it becomes Caravan, {@code ulimit -n 90}; or nothing
   * @param options for Java, {@code -Xmx128m}
   * @param words behind the name of the program, {@code run}
   */
  static Victim caravan(
      String shell,
      List<String> options,
      List<String> words,
      Map<String, String> environment,
      Path log) {
    List<String> command = new ArrayList<>();
    if (!shell.isEmpty()) {
      command.addAll(List.of("sh", "-c", shell + " && exec \"$@\"", "sh"));
    }
    command.add(java());
    command.add("-XX:+UseSerialGC");
    command.add("-Dlogback.configurationFile=" + Path.of("src/dist/conf/logback.xml").toUri());
    command.addAll(options);
    command.addAll(List.of("-cp", CLASSES, "caravan.App"));
    command.addAll(words);
    return new Victim(command, environment, log);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
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
