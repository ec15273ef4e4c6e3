package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.ledger.NodePlan;
import caravan.pace.Plan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The plans of the nodes that live. */
final class NodePlanTable {

  private static final String SELECT =
      "select node, channel, rate, span, daily, key_mark from node_plan";
  private static final String OTHERS = SELECT + " where node <> ?";

  /** That node's plans are these from now on. */
  void keep(Handle handle, long node, Map<Channel, NodePlan> plans) {
    handle.execute("delete from node_plan where node = ?", node);
    plans.forEach(
        (channel, plan) ->
            handle.execute(
                "insert into node_plan (node, channel, rate, span, daily, key_mark)"
                    + " values (?, ?, ?, ?, ?, ?)",
                node,
                channel.word(),
                plan.rate(),
                plan.span().toMillis(),
                plan.daily(),
                plan.keyMark()));
  }

  /** What the plan and those of the other nodes allow all together. */
  Plan smallest(Handle handle, Channel channel, Plan plan, long me) {
    return handle
        .select(OTHERS + " and channel = ?", me, channel.word())
        .map(NodePlanTable::plan)
        .stream()
        .reduce(plan, NodePlanTable::within, (first, second) -> second);
  }

  /** What the other nodes' plans allow, by the channel. */
  Map<Channel, NodePlan> smallest(Handle handle, long me) {
    return handle
        .select(OTHERS, me)
        .map((row, context) -> Map.entry(channel(row), plan(row, context)))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, NodePlanTable::smaller));
  }

  /** All of them, by the node. */
  static Map<Long, Map<Channel, NodePlan>> all(Handle handle) {
    return handle
        .select(SELECT)
        .map(
            (row, context) ->
                Map.entry(row.getLong("node"), Map.entry(channel(row), plan(row, context))))
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey,
                Collectors.mapping(
                    Map.Entry::getValue,
                    Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue))));
  }

  /** The plan where that one binds it too. */
  static Plan within(Plan plan, NodePlan other) {
    return plan.within(other.rate(), other.span(), other.daily());
  }

  private static NodePlan smaller(NodePlan one, NodePlan other) {
    Plan both = within(new Plan(one.rate(), one.span(), one.daily(), 1, 1), other);
    return new NodePlan(both.rate(), both.window(), both.daily(), one.keyMark());
  }

  private static Channel channel(ResultSet row) throws SQLException {
    return new Channel(row.getString("channel"));
  }

  private static NodePlan plan(ResultSet row, StatementContext context) throws SQLException {
    return new NodePlan(
        row.getInt("rate"),
        Duration.ofMillis(row.getLong("span")),
        row.getLong("daily"),
        row.getString("key_mark"));
  }
}
