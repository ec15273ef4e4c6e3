package caravan.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends a list at work. */
@Command(
    name = "cancel",
    description = {
      "Ends a list at work: its rows without an answer fail, and it is delivered with what is",
      "there. Nothing more is asked for it but what other lists want too. Also while Caravan runs;",
      "'caravan retry' takes the list up again."
    },
    mixinStandardHelpOptions = true)
final class Cancel implements Callable<Integer> {

  @Mixin private final AtDesk desk = new AtDesk();

  @Parameters(
      paramLabel = "LIST",
      description = "A list at work, as it was dropped: de/spring.csv.")
  private String list = "";

  Cancel() {}

  @Override
  public Integer call() {
    return desk.act(list, at -> at.lists().cancel(list, desk.who(), desk.note()));
  }
}
