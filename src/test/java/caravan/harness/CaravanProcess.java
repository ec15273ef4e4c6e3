package caravan.harness;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Caravan in a process of its own, of the classes that are tested. */
public final class CaravanProcess implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+");

  private final Process process;
  private final Path log;

  private CaravanProcess(ProcessBuilder builder, Path log) {
    this.log = log;
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A command and its options, {@code run}, before it is started. */
  public static Start command(List<String> words) {
    return new Start("caravan.App", words);
  }

  public static Start command(String... words) {
    return command(List.of(words));
  }

  /** Java as bin/caravan starts it, for classes of that path. */
  static List<String> javaAs(String classPath) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        classPath);
  }

  /** A class to be started in the place of Caravan's own. */
  public static Start main(String type) {
    return new Start(type, List.of());
  }

  /** How one is to be started. */
  public static final class Start {

    private final String main;
    private final List<String> words;
    private final List<String> options = new ArrayList<>();
    private String shell = "";
    private Map<String, String> environment = Map.of();

    private Start(String main, List<String> words) {
      this.main = main;
      this.words = words;
    }

    /** With the settings of that home, in its environment. */
    public Start at(Home home) {
      environment = home.environment();
      return this;
    }

    /** What a shell does before it becomes Caravan, {@code ulimit -n 90}. */
    public Start after(String before) {
      shell = before;
      return this;
    }

    /** Options for Java, {@code -Xmx128m}. */
    public Start java(String... more) {
      options.addAll(List.of(more));
      return this;
    }

    /** Logs as the one that is shipped does. */
    public Start logging() {
      return java("-Dlogback.configurationFile=" + Path.of("src/dist/conf/logback.xml").toUri());
    }

    /** What a shell would have to be told. */
    public List<String> line() {
      List<String> line = new ArrayList<>();
      if (!shell.isEmpty()) {
        line.addAll(List.of("sh", "-c", shell + " && exec \"$@\"", "sh"));
      }
      ClassArchive archive = ClassArchive.get();
      List<String> java = javaAs(archive.classPath());
      line.add(java.get(0));
      line.addAll(archive.options());
      line.addAll(options);
      line.addAll(java.subList(1, java.size()));
      line.add(main);
      line.addAll(words);
      return line;
    }

    /** For tests that lead input and output elsewhere. */
    public ProcessBuilder builder() {
      ProcessBuilder builder = new ProcessBuilder(line());
      builder.environment().keySet().removeIf(name -> name.startsWith("CARAVAN_"));
      builder.environment().putAll(environment);
      return builder;
    }

    /** Starts it; what it says is appended to that file. */
    public CaravanProcess start(Path log) {
      return new CaravanProcess(builder(), log);
    }
  }

  /** Waits until its routes stand; the status must be on. */
  public CaravanProcess up(Home home) {
    await("up")
        .atMost(Duration.ofMinutes(3))
        .until(
            () -> home.health().contains("\"status\"") && !home.health().contains("\"starting\""));
    return this;
  }

  public String said() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first address that it names, as a sandbox does. */
  public String address() {
    Matcher matcher = ADDRESS.matcher("");
    await().until(() -> matcher.reset(said()).find());
    return matcher.group();
  }

  /** Whether it ended within the time. */
  public boolean ended(Duration within) {
    try {
      return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public int status() {
    return process.exitValue();
  }

  public boolean alive() {
    return process.isAlive();
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** SIGTERM. */
  public void end() {
    process.destroy();
  }

  /** SIGKILL. */
  public void kill() {
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
