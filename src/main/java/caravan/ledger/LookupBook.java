package caravan.ledger;

import caravan.codes.Answer;
import caravan.codes.Ask;
import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.codes.CodeType;
import caravan.codes.Lane;
import caravan.codes.ProductCode;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The codes that wait, are claimed, or have their answer. */
final class LookupBook {

  static final int WAITING = 0;
  static final int CLAIMED = 1;
  static final int FOUND = 2;
  static final int NOT_FOUND = 3;
  static final int REFUSED = 4;
  static final int FAILED = 5;

  private static final String LANES =
      """
      with recursive lanes (lane) as (
        select min(lane) from lookup where state = 0 and lane > :from and lane < :to
        union all
        select (select min(lane) from lookup where state = 0 and lane > lanes.lane and lane < :to)
        from lanes where lanes.lane is not null)
      select lane from lanes where lane is not null""";

  private record Head(Lane lane, int urgency, long turn) {}

  private record Claimed(Ask ask, int urgency, long turn) {}

  Optional<Waiting> next(Handle handle, Channel channel, int atMost) {
    return heads(handle, channel)
        .min(Comparator.comparingInt(Head::urgency).thenComparingLong(Head::turn))
        .map(head -> new Waiting(head.lane(), count(handle, head.lane(), atMost)));
  }

  private static java.util.stream.Stream<Head> heads(Handle handle, Channel channel) {
    return handle
        .createQuery(LANES)
        .bind("from", channel.word() + ".")
        .bind("to", channel.word() + "/")
        .mapTo(String.class)
        .list()
        .stream()
        .flatMap(lane -> head(handle, Lane.read(lane)).stream());
  }

  private static Optional<Head> head(Handle handle, Lane lane) {
    return handle
        .select(
            "select urgency, turn from lookup where state = 0 and lane = ?"
                + " order by urgency, turn, id limit 1",
            lane.word())
        .map((row, context) -> new Head(lane, row.getInt("urgency"), row.getLong("turn")))
        .findFirst();
  }

  private static long count(Handle handle, Lane lane, int atMost) {
    return Storage.number(
        handle,
        "select count(*) from (select 1 from lookup where state = 0 and lane = ? limit ?) w",
        lane.word(),
        atMost);
  }

  List<Ask> claim(Handle handle, Lane lane, int codes, String claiming) {
    List<Claimed> claimed =
        handle
            .select(
                "select id, type, code, list, urgency, turn from lookup where state = 0 and lane = ?"
                    + " order by urgency, turn, id limit ?"
                    + claiming,
                lane.word(),
                codes)
            .map(
                (row, context) ->
                    new Claimed(
                        new Ask(
                            row.getLong("id"),
                            ProductCode.read(
                                CodeType.read(row.getString("type")), row.getString("code")),
                            lane,
                            row.getLong("list")),
                        row.getInt("urgency"),
                        row.getLong("turn")))
            .list();
    List<Ask> asks = claimed.stream().map(Claimed::ask).toList();
    move(handle, asks, WAITING, CLAIMED);
    claimed.stream()
        .filter(c -> c.urgency() > 0)
        .mapToLong(Claimed::turn)
        .min()
        .ifPresent(
            turn ->
                handle.execute(
                    "update channel set turn = ? where name = ? and turn < ?",
                    turn,
                    lane.channel().word(),
                    turn));
    return asks;
  }

  void release(Handle handle, Collection<Ask> asks) {
    move(handle, asks, CLAIMED, WAITING);
  }

  void releaseAll(Handle handle) {
    handle.execute("update lookup set state = 0 where state = 1");
  }

  private static void move(Handle handle, Collection<Ask> asks, int from, int to) {
    PreparedBatch batch =
        handle.prepareBatch("update lookup set state = ? where id = ? and state = ?");
    asks.forEach(ask -> batch.bind(0, to).bind(1, ask.lookup()).bind(2, from).add());
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  void answered(Handle handle, List<Answer> answers, Instant now) {
    PreparedBatch batch =
        handle.prepareBatch(
            "update lookup set state = ?, items = ?, answered = ? where id = ? and state = 1");
    for (Answer answer : answers) {
      batch
          .bind(0, answer.found() ? FOUND : NOT_FOUND)
          .bind(1, answer.found() ? answer.items() : null)
          .bind(2, now.toEpochMilli())
          .bind(3, answer.lookup())
          .add();
    }
    settle(handle, answers.stream().map(Answer::lookup).toList(), batch);
  }

  /** Without an answer for good: refused by the server, or failed. */
  void unanswered(Handle handle, Batch codes, int state, String words, Instant now) {
    PreparedBatch batch =
        handle.prepareBatch(
            "update lookup set state = ?, words = ?, answered = ? where id = ? and state = 1");
    for (Ask ask : codes.asks()) {
      batch.bind(0, state).bind(1, words).bind(2, now.toEpochMilli()).bind(3, ask.lookup()).add();
    }
    settle(handle, codes.asks().stream().map(Ask::lookup).toList(), batch);
  }

  /** Rows are counted off before the codes change, because only claimed codes have open rows. */
  private static void settle(Handle handle, List<Long> lookups, PreparedBatch change) {
    if (lookups.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            update list set open = open - c.n
            from (select e.list, count(*) as n from entry e join lookup l on l.id = e.lookup
                  where l.id in (<lookups>) and l.state = 1 group by e.list) c
            where list.id = c.list and list.state <> 'delivered'""")
        .bindList("lookups", lookups)
        .execute();
    change.execute();
  }
}
