package caravan.cli;

import caravan.desk.ActResult;
import caravan.desk.ChannelDesk;
import caravan.wiring.Ledgers;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Opens channels that are paused or parked. */
@Command(
    name = "resume",
    description = {
      "Opens a channel that a person paused, or that is parked, whatever for; also while Caravan",
      "runs, which makes its next call within two seconds. Where the day is used up one call finds",
      "out whether it still is."
    },
    mixinStandardHelpOptions = true)
final class Resume implements Callable<Integer> {

  @Mixin private final AtDesk desk = new AtDesk();

  @Parameters(
      arity = "0..1",
      paramLabel = "CHANNEL",
      completionCandidates = ChannelNames.class,
      description = "${COMPLETION-CANDIDATES}; by default all.")
  private @Nullable String channel;

  Resume() {}

  @Override
  public Integer call() {
    return desk.act(
        settings ->
            new ActResult(
                ActResult.Kind.ALREADY,
                "Nothing is parked: there is no ledger in " + Ledgers.place(settings) + "."),
        at -> resume(at.channels()));
  }

  private List<ActResult> resume(ChannelDesk channels) {
    return channel == null
        ? channels.resumeAll(desk.who(), desk.note())
        : List.of(channels.resume(channel, desk.who(), desk.note()));
  }
}
