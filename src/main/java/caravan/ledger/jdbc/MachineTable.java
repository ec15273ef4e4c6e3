package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.ledger.Uptime;
import caravan.pace.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Whether the machine's clock was set while no Caravan ran.
 *
 * <p>All moments in the ledger are those of a clock that began with the machine's and then counted
 * the time in which the machine was awake. So between two starts of Caravan on one start of the
 * machine the difference of clock and time awake stays as it is, unless the clock was set or the
 * machine slept, and by that much the moments in the ledger are to be moved. After another start of
 * the machine only its uptime is proof that time passed.
 */
final class MachineTable {

  /** Clocks are put right by less than that all the time. */
  private static final Duration A_STEP = Duration.ofMillis(200);

  private final CallClock clock = new CallClock();
  private final ChannelClock channelClock;

  private record Start(Uptime uptime, Instant at) {

    /** A time awake that went back is that of another start, whatever the machine calls it. */
    private boolean sameBoot(Uptime now) {
      return now.known()
          && now.boot().equals(uptime.boot())
          && now.awake().compareTo(uptime.awake()) >= 0;
    }
  }

  /**
   * What the clock did since the last start of Caravan that the passing of time does not explain.
   *
   * @param set by how much it was set, ahead or back
   * @param slept how long the machine slept, before or after what the ledger knows
   */
  private record Step(Duration set, Duration slept) {

    private static final Step NONE = new Step(Duration.ZERO, Duration.ZERO);

    private Duration both() {
      return set.plus(slept);
    }
  }

  MachineTable(ChannelClock channelClock) {
    this.channelClock = channelClock;
  }

  /** By how much the clock was set since the last start, as far as can be told. */
  Duration set(Handle handle, Uptime uptime, Instant now) {
    return step(handle, uptime, now).set();
  }

  private static Step step(Handle handle, Uptime uptime, Instant now) {
    return last(handle)
        .filter(start -> start.sameBoot(uptime))
        .map(start -> step(start, uptime, now))
        .orElse(Step.NONE);
  }

  private static Step step(Start last, Uptime uptime, Instant now) {
    Duration awake = uptime.awake().minus(last.uptime().awake());
    Duration slept = steps(uptime.up().minus(last.uptime().up()).minus(awake));
    Duration asleep = slept.isNegative() ? Duration.ZERO : slept;
    Duration set = Duration.between(last.at(), now).minus(awake).minus(asleep);
    return new Step(steps(set), asleep);
  }

  private static Duration steps(Duration difference) {
    return difference.abs().compareTo(A_STEP) > 0 ? difference : Duration.ZERO;
  }

  /**
   * Moves what weighs on the channel's window to what can be proved of the time, and the server's
   * day and pauses by what the clock was set.
   */
  void prove(Handle handle, Channel channel, Plan plan, Uptime uptime, Instant now) {
    Step step = step(handle, uptime, now);
    if (!step.equals(Step.NONE)) {
      clock.move(handle, channel, step.set(), step.both());
      channelClock.move(handle, channel, step.set());
    }
    if (uptime.known() && uptime.up().compareTo(plan.window()) < 0 && !sameBoot(handle, uptime)) {
      clock.weighAgain(handle, channel, uptime.up(), now);
    }
  }

  private static boolean sameBoot(Handle handle, Uptime uptime) {
    return last(handle).filter(start -> start.sameBoot(uptime)).isPresent();
  }

  /** The next start will know of this one. */
  void started(Handle handle, Uptime uptime, Instant now) {
    handle.execute("delete from machine");
    handle.execute(
        "insert into machine (id, boot, up, awake, at) values (1, ?, ?, ?, ?)",
        uptime.boot(),
        uptime.up().toMillis(),
        uptime.awake().toMillis(),
        now.toEpochMilli());
  }

  private static Optional<Start> last(Handle handle) {
    return handle
        .select("select boot, up, awake, at from machine")
        .map(
            (row, context) ->
                new Start(
                    new Uptime(
                        row.getString("boot"),
                        Duration.ofMillis(row.getLong("up")),
                        Duration.ofMillis(row.getLong("awake"))),
                    Instant.ofEpochMilli(row.getLong("at"))))
        .findFirst();
  }
}
