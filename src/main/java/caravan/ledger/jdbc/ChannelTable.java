package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.ledger.ChannelRegistration;
import caravan.ledger.ChannelRest;
import caravan.ledger.ManualPause;
import caravan.ledger.Pause;
import caravan.ledger.Signature;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The channels, and what is known of each: whether it is paused, and why. */
final class ChannelTable {

  /**
   * A row of the table.
   *
   * @param rests until when no call goes out because the database failed over; null if it did not
   * @param pausedAt null also where a person asked that a call finds out whether the day has tokens
   */
  record State(
      @Nullable Pause pause,
      @Nullable ManualPause paused,
      @Nullable Instant rests,
      @Nullable Instant pausedAt,
      @Nullable Long probe,
      int failures,
      @Nullable Instant failingSince,
      OptionalInt largest) {

    /** Why it makes no call at that moment, or finds out if it may. */
    @Nullable Pause pause(Instant now) {
      return rests == null || !rests.isAfter(now) || (pause != null && pause.until().isAfter(rests))
          ? pause
          : new Pause(Pause.Kind.FAILOVER, rests, FAILED_OVER);
    }
  }

  private static final String FAILED_OVER =
      "The database failed over, and the new server may not know of the last calls";

  private static final String COLUMNS =
      "parked_until, park_kind, park_words, parked_at, largest, probe, failures";
  private static final String OF_ACTS = ", paused_at, paused_by, paused_note, failing_since";
  private static final String OF_FAILOVERS = ", rests_until";

  private final boolean acts;
  private final boolean failovers;
  private final String columns;
  private final RestTable rests = new RestTable();

  /**
   * The channels.
   *
   * @param form whether it is told who paused them, since when they fail, and that they rest; not
   *     in an older ledger
   */
  ChannelTable(LedgerForm form) {
    this.acts = form.acts();
    this.failovers = form.plans();
    this.columns = COLUMNS + (acts ? OF_ACTS : "") + (failovers ? OF_FAILOVERS : "");
  }

  /** Makes the rows of channels, or tells them what has changed of their description. */
  void register(Handle handle, Collection<ChannelRegistration> channels) {
    for (ChannelRegistration one : channels) {
      handle.execute(
          "insert into question (name) values (?) on conflict do nothing", one.question());
      handle.execute(
          "insert into account (name) values (?) on conflict do nothing", one.account().word());
      handle.execute(
          """
          insert into channel (name, account, question)
          values (?, ?, (select id from question where name = ?))
          on conflict (name) do update set account = excluded.account, question = excluded.question
            where channel.account <> excluded.account or channel.question <> excluded.question""",
          one.channel().word(),
          one.account().word(),
          one.question());
    }
  }

  /** All that there ever were. */
  List<Channel> all(Handle handle) {
    return handle
        .select("select name from channel order by name")
        .map((row, context) -> new Channel(row.getString("name")))
        .list();
  }

  /** The number of the question that each channel asks. */
  Map<Channel, Long> questions(Handle handle) {
    return handle
        .select("select name, question from channel")
        .map(
            (row, context) ->
                Map.entry(new Channel(row.getString("name")), row.getLong("question")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  State read(Handle handle, Channel channel) {
    return handle
        .select("select " + columns + " from channel where name = ?", channel.word())
        .map(this::state)
        .one();
  }

  private State state(ResultSet row, StatementContext context) throws SQLException {
    Instant until = Timestamps.read(row, "parked_until");
    Pause pause =
        until == null
            ? null
            : new Pause(
                Pause.Kind.read(row.getString("park_kind")), until, row.getString("park_words"));
    int largest = row.getInt("largest");
    return new State(
        pause,
        acts ? paused(row) : null,
        failovers && row.getLong("rests_until") > 0 ? Timestamps.read(row, "rests_until") : null,
        Timestamps.read(row, "parked_at"),
        number(row, "probe"),
        row.getInt("failures"),
        acts ? Timestamps.read(row, "failing_since") : null,
        largest == 0 ? OptionalInt.empty() : OptionalInt.of(largest));
  }

  private static @Nullable ManualPause paused(ResultSet row) throws SQLException {
    Instant since = Timestamps.read(row, "paused_at");
    return since == null
        ? null
        : new ManualPause(row.getString("paused_by"), since, row.getString("paused_note"));
  }

  /** Answers false if a person had paused it already. */
  boolean pauseByHand(Handle handle, Channel channel, Signature signature) {
    int paused =
        handle.execute(
            "update channel set paused_at = ?, paused_by = ?, paused_note = ?"
                + " where name = ? and paused_at is null",
            signature.at().toEpochMilli(),
            signature.who(),
            signature.note(),
            channel.word());
    if (paused > 0) {
      rests.begin(handle, channel, ChannelRest.BY_A_PERSON, signature.at(), Long.MAX_VALUE);
    }
    return paused > 0;
  }

  void resumeByHand(Handle handle, Channel channel, Instant now) {
    rests.over(handle, channel, now);
    handle.execute(
        "update channel set paused_at = null, paused_by = null, paused_note = null where name = ?",
        channel.word());
  }

  static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  void pause(Handle handle, Channel channel, Pause pause, Instant now) {
    rests.begin(handle, channel, pause.kind().word(), now, pause.until().toEpochMilli());
    handle.execute(
        """
        update channel set parked_until = ?, parked_at = ?, park_kind = ?, park_words = ?,
          probe = null, failures = failures + ?,
          failing_since = case when ? = 1 then coalesce(failing_since, ?) else failing_since end
        where name = ?""",
        pause.until().toEpochMilli(),
        now.toEpochMilli(),
        pause.kind().word(),
        pause.words(),
        pause.kind() == Pause.Kind.OUTAGE ? 1 : 0,
        pause.kind() == Pause.Kind.OUTAGE,
        now.toEpochMilli(),
        channel.word());
  }

  /** A call from before the pause brought a longer pause. */
  void extend(Handle handle, Channel channel, Pause pause, Instant now) {
    rests.begin(handle, channel, pause.kind().word(), now, pause.until().toEpochMilli());
    handle.execute(
        "update channel set parked_until = ?, parked_at = ?, park_kind = ?, park_words = ?"
            + " where name = ?",
        pause.until().toEpochMilli(),
        now.toEpochMilli(),
        pause.kind().word(),
        pause.words(),
        channel.word());
  }

  /** It makes a call: no rest lasts any longer. */
  void works(Handle handle, Channel channel, Instant now) {
    rests.over(handle, channel, now);
  }

  void probe(Handle handle, Channel channel, long call) {
    handle.execute("update channel set probe = ? where name = ?", call, channel.word());
  }

  void open(Handle handle, Channel channel) {
    handle.execute(
        """
        update channel set parked_until = null, parked_at = null, park_kind = null,
          park_words = null, probe = null, failures = 0, failing_since = null where name = ?""",
        channel.word());
  }

  /** One call finds out whether the day has tokens; until it did it stays parked. */
  void tryTheDay(Handle handle, Channel channel, Instant now) {
    handle.execute(
        """
        update channel set parked_until = ?, parked_at = null, failures = 0, failing_since = null
        where name = ?""",
        now.toEpochMilli(),
        channel.word());
  }

  /** A call that has ended finds nothing out any more. */
  void noEndedProbe(Handle handle, Channel channel) {
    handle.execute(
        "update channel set probe = null where name = ? and exists"
            + " (select 1 from call where call.id = channel.probe and ended is not null)",
        channel.word());
  }

  void largest(Handle handle, Channel channel, int codes) {
    handle.execute("update channel set largest = ? where name = ?", codes, channel.word());
  }
}
