package caravan.status;

import caravan.codes.Channel;
import caravan.ledger.ChannelState;
import caravan.ledger.ListRecord;
import caravan.ledger.Overview;
import caravan.pace.ChannelTerms;
import caravan.pace.Plan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads from the ledger how everything stands. */
public final class Reports {

  private static final int AT_WORK = 200;
  private static final int DELIVERED = 20;
  private static final Duration FRESH = Duration.ofMillis(500);
  private static final int WORTH = 20;
  private static final Duration A_DAY = Duration.ofDays(1);

  private final Overview overview;
  private final Supplier<Map<Channel, ChannelTerms>> terms;
  private final Clock clock;
  private @Nullable Outlook last;
  private Instant lookAgain = Instant.MIN;

  /**
   * @param terms on which each channel works, at this moment, in the order of the report
   */
  public Reports(Overview overview, Supplier<Map<Channel, ChannelTerms>> terms, Clock clock) {
    this.overview = overview;
    this.terms = terms;
    this.clock = clock;
  }

  /** How everything stands now. */
  public Report report() {
    Instant now = clock.instant();
    Outlook outlook = outlook(now);
    return new Report(
        now,
        terms.get().entrySet().stream()
            .map(one -> channel(one.getKey(), one.getValue(), outlook, now))
            .toList(),
        overview.atWork(AT_WORK).stream()
            .map(list -> new ListReport(list, done(list, outlook)))
            .toList(),
        overview.delivered(DELIVERED).stream().map(list -> new ListReport(list, null)).toList(),
        overview.held(),
        overview.troubles(),
        overview.size());
  }

  /** How one list stands now; empty if it was forgotten. */
  public Optional<ListReport> list(long id) {
    Outlook outlook = outlook(clock.instant());
    return overview.find(id).map(list -> new ListReport(list, done(list, outlook)));
  }

  /** Counting a long backlog takes its time: it is counted anew no more than it is worth. */
  private synchronized Outlook outlook(Instant now) {
    if (last == null || !lookAgain.isAfter(now)) {
      last = new Outlook(overview, terms.get(), overview.backlog(), now);
      Duration took = Duration.between(now, clock.instant());
      lookAgain = now.plus(FRESH).plus(took.multipliedBy(WORTH));
    }
    return last;
  }

  private static @Nullable Instant done(ListRecord list, Outlook outlook) {
    return list.open() == 0 ? null : outlook.list(list.id()).orElse(null);
  }

  private ChannelReport channel(Channel channel, ChannelTerms on, Outlook outlook, Instant now) {
    Plan plan = on.plan();
    ChannelState state = overview.state(channel, plan, now);
    Instant resets = state.dayResets();
    Instant day = resets != null && resets.isAfter(now) ? resets.minus(A_DAY) : now.minus(A_DAY);
    return new ChannelReport(
        channel,
        on.on(),
        plan,
        state.spent().stream().mapToLong(s -> s.tokens()).sum(),
        overview.charged(channel, day),
        state.dayLeft(),
        resets,
        state.pause(),
        state.probing(),
        state.inFlight(),
        outlook.codes(channel),
        outlook.channel(channel).orElse(null));
  }
}
