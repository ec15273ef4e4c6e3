package caravan.cli;

import caravan.desk.ActResult;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * How a command that acts tells what came of it: in words, not at all, or for programs as {@code
 * {"results": [{"result", "words"}]}}, each result {@code done}, {@code already}, {@code unknown}
 * or {@code refused}.
 */
final class ActOutput {

  @Option(names = "--json", description = "For programs: what came of it as JSON.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Says nothing but what is wrong.")
  private boolean quiet;

  ActOutput() {}

  /** Tells it; wrong usage, said besides, where something could not be done. */
  void tell(List<ActResult> results, CommandLine command) {
    PrintWriter out = command.getOut();
    if (json) {
      out.print(document(results));
    } else if (!quiet) {
      results.stream()
          .filter(ActResult::fine)
          .flatMap(result -> result.words().lines())
          .forEach(out::println);
    }
    out.flush();
    for (ActResult result : results) {
      if (!result.fine()) {
        throw new CommandLine.ParameterException(command, result.words());
      }
    }
  }

  private static String document(List<ActResult> results) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode all = document.putArray("results");
    for (ActResult result : results) {
      all.addObject().put("result", result.kind().word()).put("words", result.words());
    }
    return document.toPrettyString() + "\n";
  }
}
