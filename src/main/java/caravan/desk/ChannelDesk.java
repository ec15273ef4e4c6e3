package caravan.desk;

import caravan.codes.Channel;
import caravan.ledger.Act;
import caravan.ledger.Acts;
import caravan.ledger.Overview;
import caravan.ledger.Pause;
import caravan.ledger.Signature;
import caravan.status.ChannelReport;
import caravan.status.Phrases;
import caravan.status.Reports;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What people do with channels. */
public final class ChannelDesk {

  private final Acts acts;
  private final Overview overview;
  private final Reports reports;
  private final List<Channel> channels;
  private final Runnable wake;
  private final Clock clock;
  private final ZoneId zone;

  /**
   * @param reports tell how channels stand
   * @param channels that there are
   * @param wake is told when calls may be made that might not
   * @param zone of the moments that people are told
   */
  public ChannelDesk(
      Acts acts,
      Overview overview,
      Reports reports,
      Collection<Channel> channels,
      Runnable wake,
      Clock clock,
      ZoneId zone) {
    this.acts = acts;
    this.overview = overview;
    this.reports = reports;
    this.channels = List.copyOf(channels);
    this.wake = wake;
    this.clock = clock;
    this.zone = zone;
  }

  /** It makes no call, and none that finds out whether it is open, until somebody resumes it. */
  public ActResult pause(String channel, String who, String note) {
    return with(channel, one -> pause(one, signature(who, note)));
  }

  private ActResult pause(Channel channel, Signature signature) {
    if (acts.pause(channel, signature)) {
      wake.run();
      return ActResult.done(
          "%1$s is paused: it makes no call until 'caravan resume %1$s'. Lists wait, nothing is lost."
              .formatted(channel.word()));
    }
    return ActResult.already("%s was paused already%s.".formatted(channel.word(), by(channel)));
  }

  private String by(Channel channel) {
    return overview.acts(channel, 1).stream()
        .filter(act -> act.kind() == Act.Kind.PAUSE)
        .findFirst()
        .map(act -> ", by " + act.signature().who())
        .orElse("");
  }

  /** It makes calls again, whatever it rests for. */
  public ActResult resume(String channel, String who, String note) {
    return with(channel, one -> resume(one, signature(who, note)));
  }

  /** The same of all of them. */
  public List<ActResult> resumeAll(String who, String note) {
    return channels.stream().map(one -> resume(one, signature(who, note))).toList();
  }

  private ActResult resume(Channel channel, Signature signature) {
    ChannelReport before = report(channel);
    boolean done = acts.resume(channel, signature);
    if (done) {
      wake.run();
    }
    String rest = rest(report(channel));
    if (done) {
      return ActResult.done(
          channel.word()
              + (rest.isEmpty() ? resumed(before, signature.at()) : " is resumed" + rest));
    }
    String why = before.state() == ChannelReport.State.DAILY ? ". " + before.why() : ".";
    return ActResult.already(
        channel.word() + " was not parked or paused" + (rest.isEmpty() ? why : rest));
  }

  /** What nobody can end by hand: calls may weigh that the new server does not know. */
  private static String rest(ChannelReport after) {
    return after.state() == ChannelReport.State.FAILOVER
        ? ", but it rests, and nobody can shorten that. " + after.why()
        : "";
  }

  /** A day that is used up is not opened: one call finds out if it still is. */
  private String resumed(ChannelReport before, Instant now) {
    Pause pause = before.pause();
    if (pause == null || pause.kind() != Pause.Kind.DAILY) {
      return " is open again.";
    }
    String until =
        pause.until().isAfter(now)
            ? "; if not, Caravan goes on at " + Phrases.until(pause.until(), now, zone)
            : "";
    return ": one call finds out whether the day has tokens again%s.".formatted(until);
  }

  private ChannelReport report(Channel channel) {
    return reports.report().channels().stream()
        .filter(one -> one.channel().equals(channel))
        .findFirst()
        .orElseThrow();
  }

  private ActResult with(String name, Function<Channel, ActResult> act) {
    Optional<Channel> found =
        channels.stream().filter(one -> one.word().equalsIgnoreCase(name)).findFirst();
    return found
        .map(act)
        .orElseGet(
            () ->
                ActResult.unknown(
                    "there is no channel '%s'; there are %s"
                        .formatted(
                            name,
                            channels.stream()
                                .map(Channel::word)
                                .collect(Collectors.joining(", ")))));
  }

  private Signature signature(String who, String note) {
    return new Signature(who, clock.instant(), note.strip());
  }
}
