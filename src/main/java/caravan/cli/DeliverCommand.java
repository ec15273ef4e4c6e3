package caravan.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes the results of a delivered list once more. */
@Command(
    name = "deliver",
    description = {
      "Writes the results of a delivered list once more, where somebody deleted them, also while",
      "Caravan runs. Nothing is asked for it and no token spent: rows have the answers that are",
      "known now. Where the old results still lie there, the new ones get a number (NAME-2)."
    },
    mixinStandardHelpOptions = true)
final class DeliverCommand implements Callable<Integer> {

  @Mixin private final AtDesk desk = new AtDesk();

  @Parameters(
      paramLabel = "LIST",
      description =
          "As it was dropped (de/spring.csv), or as its results are called (de/spring-2).")
  private String list = "";

  DeliverCommand() {}

  @Override
  public Integer call() {
    return desk.act(list, at -> at.lists().deliver(list, desk.who(), desk.note()));
  }
}
