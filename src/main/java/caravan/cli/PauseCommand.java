package caravan.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Has a channel make no calls. */
@Command(
    name = "pause",
    description = {
      "Has a channel make no call, not even one that finds out whether it is open, until 'caravan",
      "resume'. Also while Caravan runs, which heeds it within a second; it outlives restarts, and",
      "a new key does not end it. Lists wait, nothing is lost. Calls under way are still answered."
    },
    mixinStandardHelpOptions = true)
final class PauseCommand implements Callable<Integer> {

  @Mixin private final AtDesk desk = new AtDesk();

  @Parameters(
      paramLabel = "CHANNEL",
      completionCandidates = ChannelNames.class,
      description = "${COMPLETION-CANDIDATES}.")
  private String channel = "";

  PauseCommand() {}

  @Override
  public Integer call() {
    return desk.act(at -> at.channels().pause(channel, desk.who(), desk.note()));
  }
}
