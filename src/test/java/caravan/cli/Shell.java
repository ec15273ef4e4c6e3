package caravan.cli;

import caravan.harness.Home;
import caravan.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;

/** Commands in this process, at a home of their own; here, as only cli knows its command line. */
public final class Shell extends Home {

  private static final Set<String> FOLDERS =
      Set.of("caravan.input", "caravan.output", "caravan.state");

  /** What a command said, and how it ended. */
  public record Said(int exit, String out, String err) {}

  Shell(Path folder, SandboxOptions sandboxed) {
    super(folder, sandboxed);
    String key = closed(file("key", KEY)).toString();
    without("caravan.circana.key").with("caravan.circana.key-file", key);
    without("caravan.lookup.key").with("caravan.lookup.key-file", key);
  }

  @Override
  public Shell with(String setting, String value) {
    super.with(setting, value);
    return this;
  }

  Path file(String name, String text) {
    try {
      return Files.writeString(folder().resolve(name), text);
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

  /** The words of a command, with this shell's settings behind them. */
  List<String> words(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    settings().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            one ->
                all.addAll(
                    FOLDERS.contains(one.getKey())
                        ? List.of(one.getKey().replace("caravan.", "--"), one.getValue())
                        : List.of("-D", one.getKey() + "=" + one.getValue())));
    return all;
  }

  Said say(String... words) {
    return plain(words(words).toArray(new String[0]));
  }

  /** Without any settings. */
  public static Said plain(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Caravan.line(words);
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int exit = line.execute(words);
    return new Said(exit, out.toString(), err.toString());
  }
}
