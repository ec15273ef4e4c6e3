package caravan.cli;

import caravan.desk.ActResult;
import caravan.desk.HeldDesk;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Has a held list taken in, as it was read or as a person says. */
@Command(
    name = "release",
    description = {
      "Has a held list taken in: as it was read, or as the options say. Also while Caravan runs;",
      "otherwise at its next start. Where the list was in doubt, lists with the same headings are",
      "then read so without asking."
    },
    mixinStandardHelpOptions = true)
final class Release implements Callable<Integer> {

  @Mixin private final AtDesk desk = new AtDesk();

  @Mixin private final ChoiceOptions choice = new ChoiceOptions();

  @Parameters(
      paramLabel = "LIST",
      description = "As 'caravan status' names it: de/spring.csv; or spring.csv.")
  private String list = "";

  Release() {}

  @Override
  public Integer call() {
    return desk.act(
        settings -> new ActResult(ActResult.Kind.UNKNOWN, HeldDesk.none(list)),
        at -> List.of(at.held().release(list, choice.choice(), desk.who(), desk.note())));
  }
}
