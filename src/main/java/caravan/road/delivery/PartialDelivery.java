package caravan.road.delivery;

import caravan.codes.Channel;
import caravan.ledger.ChannelState;
import caravan.ledger.ChannelStates;
import caravan.ledger.ListRecord;
import caravan.ledger.ListState;
import caravan.ledger.Overview;
import caravan.ledger.Pause;
import caravan.pace.Plan;
import caravan.road.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** While a channel rests for long, lists that have new answers are handed back in part. */
public final class PartialDelivery {

  private static final int LISTS = 1_000;
  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  /** How far a list was when it was last handed back in part. */
  private record Part(long answered, Instant written) {}

  private final Collection<Channel> channels;
  private final Overview overview;
  private final ChannelStates states;
  private final Delivery delivery;
  private final Function<Channel, Plan> plans;
  private final Duration after;
  private final Clock clock;
  private final Map<Channel, Instant> resting = new HashMap<>();
  private final Map<Long, Part> parts = new HashMap<>();

  /**
   * @param after how long a channel must have rested, or be known to rest; and the least time
   *     between two parts of a list
   */
  public PartialDelivery(
      Collection<Channel> channels,
      Overview overview,
      ChannelStates states,
      Delivery delivery,
      Function<Channel, Plan> plans,
      Duration after,
      Clock clock) {
    this.channels = List.copyOf(channels);
    this.overview = overview;
    this.states = states;
    this.delivery = delivery;
    this.plans = plans;
    this.after = after;
    this.clock = clock;
  }

  /** How long nobody need look: a channel that rests may have rested for long at any time. */
  public synchronized Duration patience() {
    return resting.isEmpty() ? Rounds.LONGEST : A_MOMENT;
  }

  /** Lists whose answers until now are to be handed back. */
  public synchronized List<ListRecord> due() {
    Instant now = clock.instant();
    boolean rest = false;
    for (Channel channel : channels) {
      rest |= restsLong(channel, now);
    }
    if (!rest) {
      parts.clear();
      return List.of();
    }
    return overview.atWork(LISTS).stream().filter(list -> due(list, now)).toList();
  }

  private boolean restsLong(Channel channel, Instant now) {
    ChannelState state = states.state(channel, plans.apply(channel), now);
    Pause pause = state.pause();
    if (pause == null && state.paused() == null) {
      resting.remove(channel);
      return false;
    }
    Instant since = resting.computeIfAbsent(channel, c -> now);
    Instant until = pause != null && pause.until().isAfter(now) ? pause.until() : now;
    return Duration.between(since, until).compareTo(after) >= 0;
  }

  private boolean due(ListRecord list, Instant now) {
    Part last = parts.get(list.id());
    boolean news = answered(list) > (last == null ? list.invalid() : last.answered());
    boolean waited = last == null || !last.written().plus(after).isAfter(now);
    return list.state() == ListState.WAITING && list.open() > 0 && news && waited;
  }

  private static long answered(ListRecord list) {
    return list.rows() - list.open();
  }

  /** Hands back what of the list is answered. */
  public void deliver(ListRecord list) {
    if (delivery.deliverPart(list)) {
      synchronized (this) {
        parts.put(list.id(), new Part(answered(list), clock.instant()));
      }
    }
  }
}
