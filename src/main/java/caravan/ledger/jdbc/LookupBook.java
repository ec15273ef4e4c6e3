package caravan.ledger.jdbc;

import caravan.codes.Answer;
import caravan.codes.Ask;
import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.codes.CodeType;
import caravan.codes.Lane;
import caravan.codes.ProductCode;
import caravan.ledger.Waiting;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

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
      select lane from lanes where lane is not null\
      """;

  /** What became of a code while it was claimed, if the list that wanted it was forgotten. */
  private static final List<String> RELEASE =
      List.of(
          "delete from lookup where state = 1"
              + " and not exists (select 1 from entry e where e.lookup = lookup.id)",
          "update lookup set state = 5, words = 'no list waits for it any more' where state = 1"
              + " and not exists (select 1 from entry e join list l on l.id = e.list"
              + " where e.lookup = lookup.id and l.state <> 'delivered')",
          "update lookup set list = (select min(e.list) from entry e join list l on l.id = e.list"
              + " where e.lookup = lookup.id and l.state <> 'delivered') where state = 1"
              + " and not exists (select 1 from list p where p.id = lookup.list)",
          "update lookup set state = 0 where state = 1");

  private static final String ANSWERED_BEFORE =
      "select id from lookup where since is not null and id in (%s)";

  /** An answer that says something else than the last one did takes its place. */
  private static final String SUPERSEDE =
      "insert into superseded (lookup, since, items) select id, since, items from lookup"
          + " where id = ? and state in (0, 1) and since is not null"
          + " and items is distinct from ? on conflict do nothing";

  private static final String FIRST_ANSWER =
      "update lookup set state = ?, items = ?, words = ?, answered = ?, since = ?"
          + " where id = ? and state in (0, 1)";

  private static final String ANSWER_AGAIN =
      "update lookup set state = ?, items = ?, words = ?, answered = ?,"
          + " since = case when items is not distinct from ? then since else ? end"
          + " where id = ? and state in (0, 1)";

  private static final Comparator<Claimed> IN_LINE =
      Comparator.comparingInt(Claimed::urgency)
          .thenComparingLong(Claimed::turn)
          .thenComparingLong(claimed -> claimed.ask().lookup());

  private record Head(Lane lane, int urgency, long turn) {}

  private record Claimed(Ask ask, int urgency, long turn) {}

  private final String numbers;

  /**
   * The codes.
   *
   * @param numbers selects the numbers of a JSON array, which is its only parameter
   */
  LookupBook(String numbers) {
    this.numbers = numbers;
  }

  Optional<Waiting> next(Handle handle, Channel channel, int atMost) {
    return heads(handle, channel)
        .min(Comparator.comparingInt(Head::urgency).thenComparingLong(Head::turn))
        .map(head -> new Waiting(head.lane(), count(handle, head.lane(), atMost)));
  }

  private static Stream<Head> heads(Handle handle, Channel channel) {
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
                "update lookup set state = 1 where id in (select id from lookup"
                    + " where state = 0 and lane = ? order by urgency, turn, id limit ?"
                    + claiming
                    + ") returning id, type, code, list, urgency, turn",
                lane.word(),
                codes)
            .map((row, context) -> claimed(row, lane))
            .list();
    claimed.stream()
        .filter(c -> c.urgency() > 0)
        .mapToLong(Claimed::turn)
        .max()
        .ifPresent(
            turn ->
                handle.execute(
                    "update channel set turn = ? where name = ? and turn < ?",
                    turn,
                    lane.channel().word(),
                    turn));
    return claimed.stream().sorted(IN_LINE).map(Claimed::ask).toList();
  }

  private static Claimed claimed(ResultSet row, Lane lane) throws SQLException {
    ProductCode code =
        ProductCode.read(CodeType.read(row.getString("type")), row.getString("code"));
    return new Claimed(
        new Ask(row.getLong("id"), code, lane, row.getLong("list")),
        row.getInt("urgency"),
        row.getLong("turn"));
  }

  void release(Handle handle, Collection<Ask> asks) {
    String ids = numbers(asks.stream().map(Ask::lookup));
    RELEASE.forEach(step -> handle.execute(step + " and id in (" + numbers + ")", ids));
  }

  void releaseAll(Handle handle, Channel channel) {
    String lanes = " and lane > ? and lane < ?";
    RELEASE.forEach(
        step -> handle.execute(step + lanes, channel.word() + ".", channel.word() + "/"));
  }

  void releaseAll(Handle handle) {
    RELEASE.forEach(handle::execute);
  }

  void answered(Handle handle, List<Answer> answers, Instant now) throws SQLException {
    settle(handle, answers.stream().map(Answer::lookup));
    Set<Long> before =
        handle
            .select(ANSWERED_BEFORE.formatted(numbers), ids(answers))
            .mapTo(Long.class)
            .collect(Collectors.toSet());
    try (PreparedStatement first = handle.getConnection().prepareStatement(FIRST_ANSWER);
        PreparedStatement supersede = handle.getConnection().prepareStatement(SUPERSEDE);
        PreparedStatement again = handle.getConnection().prepareStatement(ANSWER_AGAIN)) {
      for (Answer answer : answers) {
        String items = answer.found() ? answer.items() : null;
        if (before.contains(answer.lookup())) {
          supersede.setLong(1, answer.lookup());
          supersede.setString(2, items);
          supersede.addBatch();
          answer(again, answer, items, now);
          again.setString(5, items);
          again.setLong(6, now.toEpochMilli());
          again.setLong(7, answer.lookup());
          again.addBatch();
        } else {
          answer(first, answer, items, now);
          first.setLong(5, now.toEpochMilli());
          first.setLong(6, answer.lookup());
          first.addBatch();
        }
      }
      first.executeBatch();
      supersede.executeBatch();
      again.executeBatch();
    }
  }

  private static void answer(
      PreparedStatement change, Answer answer, @Nullable String items, Instant now)
      throws SQLException {
    change.setInt(1, answer.found() ? FOUND : NOT_FOUND);
    change.setString(2, items);
    change.setString(3, answer.note().isEmpty() ? null : answer.note());
    change.setLong(4, now.toEpochMilli());
  }

  private static String ids(List<Answer> answers) {
    return numbers(answers.stream().map(Answer::lookup));
  }

  /** Without an answer for good: refused by the server, or failed. */
  void unanswered(Handle handle, Batch codes, int state, String words, Instant now) {
    settle(handle, codes.asks().stream().map(Ask::lookup));
    handle.execute(
        "update lookup set state = ?, words = ?, answered = ? where state in (0, 1) and id in ("
            + numbers
            + ")",
        state,
        words,
        now.toEpochMilli(),
        numbers(codes.asks().stream().map(Ask::lookup)));
  }

  /** Rows are counted off before the codes change, because only open codes have open rows. */
  private void settle(Handle handle, Stream<Long> lookups) {
    handle.execute(
        """
        update list set open = open - c.n
        from (select e.list as list, count(*) as n from lookup l join entry e on e.lookup = l.id
              where l.state in (0, 1) and l.id in (%s) group by e.list) c
        where list.id = c.list and list.state <> 'delivered'\
        """
            .formatted(numbers),
        numbers(lookups));
  }

  private static String numbers(Stream<Long> ids) {
    return ids.map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
  }
}
