package caravan.ledger.jdbc;

import caravan.codes.Channel;
import org.jdbi.v3.core.Handle;

/** Codes and calls that are in somebody's hands. */
final class CodesInHand {

  /**
   * What is in somebody's hands.
   *
   * @param unsent codes that are claimed and in no call that is under way
   * @param ours codes and calls under way that are this node's
   */
  record InHand(long unsent, long ours) {}

  private static final String IN_HAND =
      LookupState.spelled(
          """
          select l.codes - c.codes as unsent, l.ours + c.ours as ours
          from (select count(*) as codes, {OURS} as ours from lookup
                where state = {CLAIMED} and lane > ? and lane < ?) l,
            (select coalesce(sum(codes), 0) as codes, {OURS} as ours
             from call where channel = ? and counts_until is null) c""");

  private final Membership membership;
  private final boolean owned;

  /**
   * Those of a ledger.
   *
   * @param owned whether it is known whose they are; not in an older one
   */
  CodesInHand(Membership membership, boolean owned) {
    this.membership = membership;
    this.owned = owned;
  }

  InHand read(Handle handle, Channel channel) {
    String ours = owned ? "count(case when node = " + membership.node() + " then 1 end)" : "0";
    return handle
        .select(
            IN_HAND.replace("{OURS}", ours),
            channel.word() + ".",
            channel.word() + "/",
            channel.word())
        .map((row, context) -> new InHand(row.getLong("unsent"), row.getLong("ours")))
        .one();
  }
}
