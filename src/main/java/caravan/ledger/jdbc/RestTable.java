package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.ledger.ChannelRest;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** When channels made no calls. */
final class RestTable {

  /** One that begins so soon after another of its kind goes on with it. */
  private static final long TOGETHER = 60_000;

  private static final int MOST = 2_000;

  /** A rest begins, or goes on. */
  void begin(Handle handle, Channel channel, String kind, Instant now, long until) {
    long at = now.toEpochMilli();
    int further =
        handle.execute(
            "update rest set until = ? where channel = ? and kind = ? and until >= ? and began <= ?",
            until,
            channel.word(),
            kind,
            at - TOGETHER,
            at);
    if (further == 0) {
      handle.execute(
          "insert into rest (channel, kind, began, until) values (?, ?, ?, ?)",
          channel.word(),
          kind,
          at,
          until);
    }
  }

  /** The channel may make calls: a rest that was to last longer is over. */
  void over(Handle handle, Channel channel, Instant now) {
    long at = now.toEpochMilli();
    handle.execute(
        "update rest set until = ? where channel = ? and until > ?", at, channel.word(), at);
  }

  /** Those that last until after that moment, the oldest first. */
  List<ChannelRest> since(Handle handle, Channel channel, Instant since) {
    return handle
        .select(
            "select kind, began, until from rest where channel = ? and until > ?"
                + " order by began, id limit ?",
            channel.word(),
            since.toEpochMilli(),
            MOST)
        .map(
            (row, context) ->
                new ChannelRest(
                    row.getString("kind"),
                    Instant.ofEpochMilli(row.getLong("began")),
                    moment(row.getLong("until"))))
        .list();
  }

  private static Instant moment(long until) {
    return until == Long.MAX_VALUE ? Instant.MAX : Instant.ofEpochMilli(until);
  }
}
