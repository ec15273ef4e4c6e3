package caravan.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Where the arguments of the process come in. */
public final class EntryPoint {

  private EntryPoint() {}

  /**
   * Runs the command that the arguments name; answers the exit code. The daemon without options
   * does without the model of the command line, whose classes no archive takes: an eighth of its
   * start.
   */
  public static int execute(String... arguments) {
    return List.of(arguments).equals(List.of("run")) ? daemon() : Caravan.execute(arguments);
  }

  private static int daemon() {
    try {
      return new Run().call();
    } catch (RuntimeException e) {
      return FailureWords.tell(e, new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }
  }
}
