package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.ledger.CallStatus;
import caravan.pace.Plan;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Calls whose answer nobody waits for any more. */
final class LostCalls {

  private static final String LOST =
      """
      update call set ended = :now, status = :lost, counts_until = :weight
        + case when sent + :unheard > :now then sent + :unheard else :now end
      where ended is null and channel = :channel and\s""";

  private final CallTable calls;
  private final Membership membership;
  private final MinuteTable minutes = new MinuteTable();

  LostCalls(CallTable calls) {
    this.calls = calls;
    this.membership = calls.membership();
  }

  /** Calls of this node that it waits for no more: the server may count them until now. */
  void giveUp(Handle handle, Channel channel, Plan plan, Instant now) {
    giveUp(handle, channel, plan, now, "node = " + membership.node());
  }

  /** The same of calls whose node lives no more. */
  void giveUpOrphans(Handle handle, Channel channel, Plan plan, Instant now) {
    giveUp(handle, channel, plan, now, NodeTable.ORPHANED);
  }

  private void giveUp(Handle handle, Channel channel, Plan plan, Instant now, String whose) {
    minutes.lost(handle, channel, whose);
    handle
        .createUpdate(LOST + whose)
        .bind("now", membership.notBefore(now).toEpochMilli())
        .bind("unheard", membership.unheard().toMillis())
        .bind("weight", calls.until(Instant.EPOCH, plan).toEpochMilli())
        .bind("lost", CallStatus.LOST.word())
        .bind("channel", channel.word())
        .execute();
  }
}
