package caravan.status;

import caravan.codes.Channel;
import caravan.codes.Lane;
import caravan.ledger.Backlog;
import caravan.ledger.ChannelState;
import caravan.ledger.FirstForecast;
import caravan.ledger.Held;
import caravan.ledger.LaneBacklog;
import caravan.ledger.ListRecord;
import caravan.ledger.ListState;
import caravan.ledger.Node;
import caravan.ledger.Overview;
import caravan.lists.archive.FailedList;
import caravan.pace.ChannelTerms;
import caravan.pace.Plan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads from the ledger how everything stands. */
public final class Reports {

  private static final long NO_LIST = 0;
  private static final int AT_WORK = 200;
  private static final int DELIVERED = 20;
  private static final int ACTS = 20;
  private static final Duration FRESH = Duration.ofMillis(500);
  private static final int WORTH = 20;
  private static final Duration A_DAY = Duration.ofDays(1);

  private final Overview overview;
  private final Supplier<Map<Channel, ChannelTerms>> terms;
  private final Surroundings around;
  private final Clock clock;
  private @Nullable Outlook last;
  private Instant lookAgain = Instant.MIN;

  /**
   * @param terms on which each channel works, at this moment, in the order of the report
   */
  public Reports(Overview overview, Supplier<Map<Channel, ChannelTerms>> terms, Clock clock) {
    this(overview, terms, Surroundings.unknown(clock.getZone()), clock);
  }

  /**
   * @param terms on which each channel works, at this moment, in the order of the report
   * @param around what sentences tell besides what the ledger knows
   */
  public Reports(
      Overview overview,
      Supplier<Map<Channel, ChannelTerms>> terms,
      Surroundings around,
      Clock clock) {
    this.overview = overview;
    this.terms = terms;
    this.around = around;
    this.clock = clock;
  }

  /** How everything stands now. */
  public Report report() {
    Instant now = clock.instant();
    Outlook outlook = outlook(now);
    List<ChannelReport> channels = channels(outlook, now);
    ListWhy why = why(outlook, channels, now);
    List<Node> nodes = overview.nodes();
    return new Report(
        now,
        channels,
        overview.atWork(AT_WORK).stream().map(list -> list(list, outlook, why)).toList(),
        overview.delivered(DELIVERED).stream().map(list -> list(list, outlook, why)).toList(),
        overview.held(),
        around.failed().get(),
        overview.troubles(),
        overview.acts(ACTS),
        nodes,
        Warnings.of(overview, nodes, now),
        overview.size(),
        overview.free(),
        overview.noticesPending());
  }

  /** How one list stands now; empty if it was forgotten. */
  public Optional<ListReport> list(long id) {
    Instant now = clock.instant();
    Outlook outlook = outlook(now);
    ListWhy why = why(outlook, channels(outlook, now), now);
    return overview.find(id).map(list -> list(list, outlook, why));
  }

  /** The lists that were not taken in, the newest ones, the last one first. */
  public List<FailedList> failed() {
    return around.failed().get();
  }

  /** What a list waits for that waits for a person's word, in a sentence. */
  public static String why(Held list) {
    return ListWhy.sentence(list);
  }

  /** How the channels stand now where so many codes wait, which needs no look at the codes. */
  public List<ChannelReport> channels(List<LaneBacklog> waiting) {
    Instant now = clock.instant();
    List<Backlog> backlog =
        waiting.stream()
            .map(part -> new Backlog(NO_LIST, part.lane(), part.urgency(), part.codes()))
            .toList();
    return channels(new Outlook(overview, terms.get(), backlog, now), now);
  }

  /** What those lists, which are at work, will have cost, and when they will be done. */
  public Map<Long, FirstForecast> forecasts(Collection<ListRecord> lists) {
    Instant now = clock.instant();
    Outlook outlook = outlook(now);
    Map<Long, FirstForecast> forecasts = new HashMap<>();
    for (ListRecord list : lists) {
      long tokens = list.tokens() + tokens(list.id(), outlook.backlog());
      Instant done = outlook.list(list.id()).orElse(null);
      forecasts.put(list.id(), new FirstForecast(tokens, done, now));
    }
    return forecasts;
  }

  /** What it costs to ask again for the codes of that list that failed or were refused. */
  public long retryPrice(long list) {
    return tokens(overview.unanswered(list));
  }

  /** What the codes will cost that the list pays for; those of a channel that is gone nothing. */
  private long tokens(long list, List<Backlog> backlog) {
    return tokens(
        backlog.stream()
            .filter(part -> part.list() == list)
            .collect(Collectors.groupingBy(Backlog::lane, Collectors.summingLong(Backlog::codes))));
  }

  private long tokens(Map<Lane, Long> codes) {
    Map<Channel, ChannelTerms> on = terms.get();
    Map<Lane, Long> asked = new HashMap<>(codes);
    asked.keySet().removeIf(lane -> !on.containsKey(lane.channel()));
    return Price.of(asked, channel -> Objects.requireNonNull(on.get(channel)).plan()).total();
  }

  /** When all codes of a channel would be answered if that were so; empty if nobody can tell. */
  public Optional<Instant> assumed(Channel channel, Assumption what) {
    return outlook(clock.instant()).assumed(channel, what);
  }

  /** How a channel's backlog would be answered; empty if none waits, or nobody can tell. */
  public Optional<Course> course(Channel channel) {
    return outlook(clock.instant()).course(channel);
  }

  private List<ChannelReport> channels(Outlook outlook, Instant now) {
    return terms.get().entrySet().stream()
        .map(one -> channel(one.getKey(), one.getValue(), outlook, now))
        .toList();
  }

  private ListWhy why(Outlook outlook, List<ChannelReport> channels, Instant now) {
    Map<Channel, ChannelReport> byChannel =
        channels.stream().collect(Collectors.toMap(ChannelReport::channel, one -> one));
    return new ListWhy(overview, outlook.backlog(), byChannel, overview.troubles(), around, now);
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

  private static ListReport list(ListRecord list, Outlook outlook, ListWhy why) {
    boolean open = list.open() > 0 && list.state() != ListState.DELIVERED;
    return new ListReport(
        list, open ? outlook.list(list.id()).orElse(null) : null, why.sentence(list));
  }

  private ChannelReport channel(Channel channel, ChannelTerms on, Outlook outlook, Instant now) {
    Plan plan = on.plan();
    ChannelState state = overview.state(channel, plan, now);
    Instant resets = state.dayResets();
    Instant day = resets != null && resets.isAfter(now) ? resets.minus(A_DAY) : now.minus(A_DAY);
    long codes = outlook.codes(channel);
    long charged = overview.charged(channel, day);
    ChannelWhy why = new ChannelWhy(on, state, codes, outlook.held(channel), charged, around, now);
    return new ChannelReport(
        channel,
        on.on(),
        plan,
        state.spent().stream().mapToLong(s -> s.tokens()).sum(),
        charged,
        state.dayLeft(),
        resets,
        state.pause(),
        state.paused(),
        why.blocked(),
        why.sentence(),
        state.probing(),
        state.inFlight(),
        codes,
        outlook.channel(channel).orElse(null));
  }
}
