package caravan.cli;

import caravan.desk.ActResult;
import caravan.desk.HeldDesk;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Has a held list put aside. */
@Command(
    name = "discard",
    description = {
      "Has a held list put into .failed; nothing is asked for. Also while Caravan runs; otherwise",
      "at its next start."
    },
    mixinStandardHelpOptions = true)
final class Discard implements Callable<Integer> {

  @Mixin private final AtDesk desk = new AtDesk();

  @Parameters(
      paramLabel = "LIST",
      description = "As 'caravan status' names it: de/spring.csv; or spring.csv.")
  private String list = "";

  Discard() {}

  @Override
  public Integer call() {
    return desk.act(
        settings -> new ActResult(ActResult.Kind.UNKNOWN, HeldDesk.none(list)),
        at -> List.of(at.held().discard(list, desk.who(), desk.note())));
  }
}
