package caravan.cli;

import caravan.desk.ActResult;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Hands the lists of a node that is lost to another. */
@Command(
    name = "adopt",
    description = {
      "Where a node's machine is lost for good: its lists, which wait for its output folder, are",
      "handed back by another node, to its own. 'caravan status' names nodes that lists wait for.",
      "What lies on that machine is told, with the way out: held lists, results that were not sent.",
      "A node that lives keeps its lists. Of use where several work with one ledger in PostgreSQL."
    },
    mixinStandardHelpOptions = true)
final class Adopt implements Callable<Integer> {

  @Mixin private final AtDesk desk = new AtDesk();

  @Parameters(paramLabel = "NODE", description = "The name of the node that is lost.")
  private String node = "";

  Adopt() {}

  @Override
  public Integer call() {
    return desk.act(
        settings ->
            new ActResult(ActResult.Kind.UNKNOWN, "no list waits for a node '%s'".formatted(node)),
        at -> List.of(at.nodes().adopt(node, desk.who(), desk.note())));
  }
}
