package caravan.cli;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says when a list's turn is. */
@Command(
    name = "urgency",
    description = {
      "Says when a list's turn is, beside other lists; also while Caravan runs, where it holds from",
      "the next call on. Codes that several lists want go when the most urgent of them does."
    },
    mixinStandardHelpOptions = true)
final class UrgencyCommand implements Callable<Integer> {

  @Mixin private final AtDesk desk = new AtDesk();

  @Parameters(
      index = "0",
      paramLabel = "LIST",
      description = "A list at work, as it was dropped: de/spring.csv.")
  private String list = "";

  @Parameters(
      index = "1",
      paramLabel = "URGENCY",
      completionCandidates = Words.class,
      description = {
        "urgent: before all others; normal: in turns with all others; idle: when nothing else",
        "waits; held: not until it is said."
      })
  private String urgency = "";

  UrgencyCommand() {}

  @Override
  public Integer call() {
    return desk.act(list, at -> at.lists().urgency(list, urgency, desk.who(), desk.note()));
  }

  private static final class Words implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return List.of("urgent", "normal", "idle", "held").iterator();
    }
  }
}
