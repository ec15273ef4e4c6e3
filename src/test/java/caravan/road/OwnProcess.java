package caravan.road;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command of Caravan in a process of its own, as people run it. */
final class OwnProcess implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+");
  private static final Pattern LIVING = Pattern.compile("->([0-9]+)M\\(");

  private final Process process;
  private final Path log;
  private final Path collections;

  private OwnProcess(Path folder, String memory, List<String> words) throws IOException {
    log = folder.resolve(words.get(0) + ".log");
    collections = folder.resolve(words.get(0) + ".gc");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx" + memory, "-Xlog:gc:file=" + collections));
    command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add("caravan.App");
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("CARAVAN_CIRCANA_KEY", "canary-5f0c9e");
    process = builder.redirectOutput(log.toFile()).start();
  }

  static OwnProcess sandbox(Path folder) throws IOException {
    return new OwnProcess(folder, "2g", List.of("sandbox", "--port", "0", "--plan", "unlimited"));
  }

  /** The daemon on folders below that one, with no limits and every format. */
  static OwnProcess run(Path folder, String api, String memory) throws IOException {
    return run(folder, api, memory, List.of());
  }

  /** The same with some settings more, {@code input.settle=50ms}. */
  static OwnProcess run(Path folder, String api, String memory, List<String> more)
      throws IOException {
    Files.createDirectories(folder.resolve("in"));
    List<String> words = new ArrayList<>();
    words.add("run");
    words.addAll(List.of("--input", folder.resolve("in").toString()));
    words.addAll(List.of("--output", folder.resolve("out").toString()));
    words.addAll(List.of("--state", folder.resolve("state").toString()));
    for (String setting :
        List.of(
            "circana.url=" + api,
            "circana.rate=0",
            "circana.daily=0",
            "output.formats=csv,json,ndjson,xlsx",
            "http.listen=off")) {
      words.addAll(List.of("-D", "caravan." + setting));
    }
    more.forEach(setting -> words.addAll(List.of("-D", "caravan." + setting)));
    return new OwnProcess(folder, memory, words);
  }

  /** The address that a sandbox says it has. */
  String address() {
    Matcher matcher = ADDRESS.matcher("");
    await().atMost(Duration.ofSeconds(60)).until(() -> matcher.reset(said()).find());
    return matcher.group();
  }

  String said() throws IOException {
    return Files.readString(log);
  }

  boolean alive() {
    return process.isAlive();
  }

  /** How much of the heap was in use after a collection at most, and what the process took. */
  String memory() throws IOException {
    long most = 0;
    Matcher living = LIVING.matcher(Files.readString(collections));
    while (living.find()) {
      most = Math.max(most, Long.parseLong(living.group(1)));
    }
    Path status = Path.of("/proc/" + process.pid() + "/status");
    String resident = "";
    if (Files.exists(status)) {
      resident =
          Files.readAllLines(status).stream()
              .filter(line -> line.startsWith("VmHWM"))
              .findFirst()
              .orElse("");
    }
    return "heap after a collection at most %d MB, %s".formatted(most, resident);
  }

  /** Ends it without a farewell. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IllegalStateException(e);
    }
  }
}
