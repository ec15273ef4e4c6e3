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
   * start. What Java itself can't do is no row that failed, and has a code of its own.
   */
  public static int execute(String... arguments) {
    try {
      return List.of(arguments).equals(List.of("run")) ? daemon() : Caravan.execute(arguments);
    } catch (LinkageError | VirtualMachineError e) {
      System.err.println(
          "caravan: Java can't go on: "
              + e
              + "; give it more memory (JAVA_OPTS=-Xmx512m), or unpack Caravan again if parts of it are missing");
      return Exits.NO_JAVA;
    }
  }

  private static int daemon() {
    try {
      return new Run().call();
    } catch (RuntimeException e) {
      return FailureWords.tell(e, new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }
  }
}
