package caravan.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks again for the rows of a delivered list that failed. */
@Command(
    name = "retry",
    description = {
      "Asks again for the failed rows of a delivered list, also while Caravan runs; takes up again",
      "a list that was cancelled.",
      "The whole list is then delivered anew beside the old results (NAME-2)."
    },
    mixinStandardHelpOptions = true)
final class Retry implements Callable<Integer> {

  @Mixin private final AtDesk desk = new AtDesk();

  @Parameters(
      paramLabel = "LIST",
      description =
          "As it was dropped (de/spring.csv), or as its results are called (de/spring-2).")
  private String list = "";

  @Option(names = "--refused", description = "The rows that the server refused, too.")
  private boolean refused;

  Retry() {}

  @Override
  public Integer call() {
    return desk.act(list, at -> at.lists().retry(list, refused, desk.who(), desk.note()));
  }
}
