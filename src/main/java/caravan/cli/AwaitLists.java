package caravan.cli;

import caravan.codes.Outcome;
import caravan.ledger.ListRecord;
import caravan.ledger.ListState;
import caravan.ledger.Lists;
import caravan.ledger.Overview;
import caravan.ledger.Pause;
import caravan.status.ChannelReport;
import caravan.status.ListReport;
import caravan.status.Report;
import caravan.wiring.Daemon;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Waits until lists are delivered, or can't be. What is not delivered then is forgotten. */
final class AwaitLists {

  private static final Duration A_LOOK = Duration.ofMillis(200);

  private final Daemon daemon;
  private final Lists lists;
  private final Overview overview;
  private final Map<Long, Path> open;
  private final Progress progress;
  private final ShutdownSignal shutdownSignal;
  private boolean failed;

  /**
   * @param ordered by the ledger's number, with the name that a person gave
   */
  AwaitLists(
      Daemon daemon, Map<Long, Path> ordered, Progress progress, ShutdownSignal shutdownSignal) {
    this.daemon = daemon;
    this.lists = daemon.ledger().lists();
    this.overview = daemon.ledger().overview();
    this.open = new LinkedHashMap<>(ordered);
    this.progress = progress;
    this.shutdownSignal = shutdownSignal;
  }

  /** The exit code. */
  int run() {
    try (progress) {
      while (true) {
        settle();
        if (open.isEmpty()) {
          return failed ? Exits.FAILED : Exits.DONE;
        }
        Report report = daemon.reports().report();
        Optional<ChannelReport> stuck = stuck(report);
        if (stuck.isPresent()) {
          return giveUp(stuck.get());
        }
        progress.paused(report);
        if (shutdownSignal.within(A_LOOK)) {
          forget();
          progress.say(
              "Ended before its time; what was answered is remembered and costs nothing again.");
          return Exits.FAILED;
        }
      }
    }
  }

  private void settle() {
    for (Map.Entry<Long, Path> list : List.copyOf(open.entrySet())) {
      ListReport report =
          daemon.reports().list(list.getKey()).orElseThrow(() -> gone(list.getValue()));
      progress.step(list.getValue(), report);
      if (report.record().state() == ListState.DELIVERED) {
        delivered(list.getKey(), list.getValue(), report.record());
      }
    }
  }

  private static IllegalStateException gone(Path file) {
    return new IllegalStateException("the ledger has forgotten " + file);
  }

  private void delivered(long list, Path file, ListRecord listing) {
    Map<Outcome, Long> outcomes = overview.outcomes(list);
    failed |= outcomes.getOrDefault(Outcome.FAILED, 0L) > 0;
    progress.done(file, listing, outcomes);
    open.remove(list);
  }

  /** A channel that one of the lists needs and that waits for a person. */
  private Optional<ChannelReport> stuck(Report report) {
    Set<Long> ours = new HashSet<>(open.keySet());
    return report.channels().stream()
        .filter(ChannelReport::needsAPerson)
        .filter(
            channel ->
                overview.backlog().stream()
                    .anyMatch(
                        part ->
                            ours.contains(part.list())
                                && part.lane().channel().equals(channel.channel())))
        .findFirst();
  }

  private int giveUp(ChannelReport channel) {
    forget();
    if (channel.paused() != null) {
      progress.say(
          "%s: %s What was answered is remembered; 'caravan resume %1$s' ends the pause."
              .formatted(channel.channel().word(), channel.why()));
      return Exits.FAILED;
    }
    progress.say(
        "%s: %s What was answered is remembered."
            .formatted(channel.channel().word(), channel.why()));
    return Objects.requireNonNull(channel.pause()).kind() == Pause.Kind.KEY
        ? Exits.KEY_REFUSED
        : Exits.WRONG;
  }

  private void forget() {
    open.keySet().forEach(lists::discard);
  }
}
