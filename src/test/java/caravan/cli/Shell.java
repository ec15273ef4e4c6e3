package caravan.cli;

import caravan.sandbox.Sandbox;
import caravan.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** A person's shell for tests: commands on folders of their own, beside a sandbox. */
public final class Shell implements AutoCloseable {

  static final String KEY = "canary-77aa";

  /** What a command said, and how it ended. */
  public record Said(int exit, String out, String err) {}

  private final Path folder;
  private final Sandbox sandbox;
  private final List<String> settings = new ArrayList<>();

  Shell(Path folder, SandboxOptions sandboxed) {
    this.folder = folder;
    this.sandbox = Sandbox.start(sandboxed, Clock.systemUTC());
    String key = closed(file("key", KEY)).toString();
    with("caravan.circana.key-file", key).with("caravan.lookup.key-file", key);
    with("caravan.circana.url", sandbox.uri().toString());
    with("caravan.lookup.url", sandbox.uri().toString());
    with("caravan.circana.plan", "full").with("caravan.http.listen", "off");
    with("caravan.input.settle", "50ms");
  }

  Shell with(String key, String value) {
    settings.add("-D");
    settings.add(key + "=" + value);
    return this;
  }

  Sandbox sandbox() {
    return sandbox;
  }

  Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For nobody but its owner, so that nobody is warned of it. */
  private static Path closed(Path file) {
    try {
      return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path output() {
    return folder.resolve("out");
  }

  Path input() {
    return folder.resolve("in");
  }

  /** The words of a command, with this shell's settings behind them. */
  List<String> words(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--input", input().toString(), "--output", output().toString()));
    all.addAll(List.of("--state", folder.resolve("state").toString()));
    all.addAll(settings);
    return all;
  }

  Said say(String... words) {
    return plain(words(words).toArray(new String[0]));
  }

  /** Without any settings. */
  public static Said plain(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Caravan.line();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int exit = line.execute(words);
    return new Said(exit, out.toString(), err.toString());
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
