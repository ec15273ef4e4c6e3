package caravan.ledger.jdbc;

import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.codes.CodeRequest;
import caravan.codes.CodeType;
import caravan.codes.Lane;
import caravan.codes.ProductCode;
import caravan.ledger.NextLane;
import caravan.ledger.Urgency;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The codes that wait, are claimed, or have their answer. */
final class LookupTable {

  private static final String LANES =
      LookupState.spelled(
          """
          with recursive lanes (lane) as (
            select min(lane) from lookup where state = {WAITING} and lane > :from and lane < :to
            union all
            select (select min(lane) from lookup
              where state = {WAITING} and lane > lanes.lane and lane < :to)
            from lanes where lanes.lane is not null)
          select lane from lanes where lane is not null""");

  /** What became of a code while it was claimed, if the list that wanted it was forgotten. */
  private static final List<String> RELEASE =
      Stream.of(
              "delete from lookup where state = {CLAIMED}"
                  + " and not exists (select 1 from entry e where e.lookup = lookup.id)",
              ListCancel.FAIL_RETURNED,
              "update lookup set state = {FAILED}, words = 'no list waits for it any more'"
                  + " where state = {CLAIMED}"
                  + " and not exists (select 1 from entry e join list w on w.id = e.list"
                  + " where e.lookup = lookup.id and "
                  + ListTable.WANTING
                  + ")",
              "update lookup set list = (select min(e.list) from entry e join list w on w.id = e.list"
                  + " where e.lookup = lookup.id and "
                  + ListTable.WANTING
                  + ") where state = {CLAIMED}"
                  + " and not exists (select 1 from list p where p.id = lookup.list)",
              "update lookup set state = {WAITING} where state = {CLAIMED}")
          .map(LookupState::spelled)
          .toList();

  private static final String REROUTE =
      LookupState.spelled(
          """
          update lookup set lane = ?, turn = (select turn from channel where name = ?)
            + case when turn > (select turn from channel where name = ?)
                then turn - (select turn from channel where name = ?) else 0 end
          where lane = ? and state = {WAITING}""");

  /** No code goes out that every list holds which wants it. */
  private static final String UNHELD = " and urgency < " + Urgency.HELD.number();

  private static final String HEAD =
      LookupState.spelled(
          "select urgency, turn from lookup where state = {WAITING} and lane = ?"
              + UNHELD
              + " order by urgency, turn, id limit 1");

  private static final String COUNT =
      LookupState.spelled(
          "select count(*) from"
              + " (select 1 from lookup where state = {WAITING} and lane = ?"
              + UNHELD
              + " limit ?) w");

  private static final String CLAIM =
      LookupState.spelled(
          "update lookup set state = {CLAIMED}, node = ? where id in (select id from lookup"
              + " where state = {WAITING} and lane = ?"
              + UNHELD
              + " order by urgency, turn, id limit ?)"
              + " returning id, type, code, list, urgency, turn");

  private static final String LOST =
      LookupState.spelled(
          "select exists (select 1 from lookup where id in (%s)"
              + " and (state <> {CLAIMED} or node <> ?))");

  private static final Comparator<Claimed> IN_LINE =
      Comparator.comparingInt(Claimed::urgency)
          .thenComparingLong(Claimed::turn)
          .thenComparingLong(claimed -> claimed.request().lookup());

  private record Head(Lane lane, int urgency, long turn) {}

  private record Claimed(CodeRequest request, int urgency, long turn) {}

  private final SqlDialect dialect;

  LookupTable(SqlDialect dialect) {
    this.dialect = dialect;
  }

  Optional<NextLane> next(Handle handle, Channel channel, int atMost) {
    return heads(handle, channel)
        .min(Comparator.comparingInt(Head::urgency).thenComparingLong(Head::turn))
        .map(head -> new NextLane(head.lane(), count(handle, head.lane(), atMost)));
  }

  private static Stream<Head> heads(Handle handle, Channel channel) {
    return lanes(handle, channel.word() + ".", channel.word() + "/")
        .flatMap(lane -> head(handle, lane).stream());
  }

  /** The lanes in which codes wait, whose words lie between those two. */
  private static Stream<Lane> lanes(Handle handle, String from, String to) {
    return handle
        .createQuery(LANES)
        .bind("from", from)
        .bind("to", to)
        .mapTo(String.class)
        .list()
        .stream()
        .map(Lane::read);
  }

  /** Their turns begin where the other channel stands, in the order that they had. */
  long reroute(Handle handle, UnaryOperator<Lane> where) {
    long moved = 0;
    for (Lane from : lanes(handle, "", "~").toList()) {
      Lane to = where.apply(from);
      if (!to.equals(from)) {
        moved +=
            handle.execute(
                REROUTE,
                to.word(),
                to.channel().word(),
                from.channel().word(),
                from.channel().word(),
                from.word());
      }
    }
    return moved;
  }

  private static Optional<Head> head(Handle handle, Lane lane) {
    return handle
        .select(HEAD, lane.word())
        .map((row, context) -> new Head(lane, row.getInt("urgency"), row.getLong("turn")))
        .findFirst();
  }

  private static long count(Handle handle, Lane lane, int atMost) {
    return Storage.number(handle, COUNT, lane.word(), atMost);
  }

  List<CodeRequest> claim(Handle handle, Lane lane, int codes) {
    List<Claimed> claimed =
        handle
            .select(CLAIM, dialect.membership().node(), lane.word(), codes)
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
    return claimed.stream().sorted(IN_LINE).map(Claimed::request).toList();
  }

  private static Claimed claimed(ResultSet row, Lane lane) throws SQLException {
    ProductCode code =
        ProductCode.read(CodeType.read(row.getString("type")), row.getString("code"));
    return new Claimed(
        new CodeRequest(row.getLong("id"), code, lane, row.getLong("list")),
        row.getInt("urgency"),
        row.getLong("turn"));
  }

  /** Codes that this node claimed wait again; what another claimed meanwhile is that one's. */
  void release(Handle handle, Collection<CodeRequest> requests) {
    String these = " and node = ? and id in (" + dialect.numbers() + ")";
    String ids = numbers(requests.stream().map(CodeRequest::lookup));
    RELEASE.forEach(step -> handle.execute(step + these, dialect.membership().node(), ids));
  }

  /** The same of all of the channel's. */
  void release(Handle handle, Channel channel) {
    String these = " and node = ? and lane > ? and lane < ?";
    RELEASE.forEach(
        step ->
            handle.execute(
                step + these,
                dialect.membership().node(),
                channel.word() + ".",
                channel.word() + "/"));
  }

  /** Codes wait again that nobody holds who lives. */
  void releaseOrphans(Handle handle) {
    RELEASE.forEach(step -> handle.execute(step + " and " + NodeTable.ORPHANED));
  }

  /** Whether one of them is in this node's hands no more: another took it over. */
  boolean lost(Handle handle, Batch batch) {
    String ids = numbers(batch.requests().stream().map(CodeRequest::lookup));
    return handle
        .select(LOST.formatted(dialect.numbers()), ids, dialect.membership().node())
        .mapTo(Boolean.class)
        .one();
  }

  /** Those numbers as a JSON array. */
  static String numbers(Stream<Long> ids) {
    return ids.map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
  }
}
