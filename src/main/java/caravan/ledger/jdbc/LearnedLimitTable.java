package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.pace.LearnedLimit;
import caravan.pace.Plan;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What refusals taught about the channels' limits. */
final class LearnedLimitTable {

  private static final String KEEP =
      """
      insert into learned_limit (channel, plan, rate, proven, ceiling, burst, changed, refused)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (channel) do update set plan = excluded.plan, rate = excluded.rate,
        proven = excluded.proven, ceiling = excluded.ceiling, burst = excluded.burst,
        changed = excluded.changed, refused = excluded.refused""";

  /** What was learned of that plan; what the clock says is yet to come was now. */
  LearnedLimit read(Handle handle, Channel channel, Plan plan, Instant now) {
    return handle
        .select(
            "select rate, proven, ceiling, burst, changed, refused from learned_limit"
                + " where channel = ? and plan = ?",
            channel.word(),
            words(plan))
        .map(
            (row, context) ->
                new LearnedLimit(
                    row.getInt("rate"),
                    row.getInt("proven"),
                    row.getInt("ceiling"),
                    row.getInt("burst"),
                    past(row.getLong("changed"), now),
                    past(row.getLong("refused"), now)))
        .findFirst()
        .orElse(LearnedLimit.NONE);
  }

  private static Instant past(long millis, Instant now) {
    return Collections.min(List.of(Instant.ofEpochMilli(millis), now));
  }

  void keep(Handle handle, Channel channel, Plan plan, LearnedLimit limit) {
    handle.execute(
        KEEP,
        channel.word(),
        words(plan),
        limit.rate(),
        limit.proven(),
        limit.ceiling(),
        limit.burst(),
        limit.changed().toEpochMilli(),
        limit.refused().toEpochMilli());
  }

  private static String words(Plan plan) {
    return plan.rate() + "/" + plan.window().toMillis();
  }
}
