package caravan.road.dispatch;

import caravan.ledger.ChannelState;
import caravan.pace.Plan;
import caravan.pace.SlidingWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * What the plan's window has room for besides the codes that are in hand. Codes are claimed a
 * moment before there is room, so that nothing is left to do then but to reserve it.
 *
 * @param plan as it is to be used
 * @param window what was spent of it
 * @param held tokens that the codes in hand will cost
 */
record WindowRoom(Plan plan, SlidingWindow window, long held) {

  private static final Duration HEAD_START = Duration.ofMillis(100);

  /** Of a short window the head start is at most such a part. */
  private static final int PART_OF_WINDOW = 50;

  static WindowRoom of(Plan plan, ChannelState state) {
    return new WindowRoom(plan, new SlidingWindow(plan, state.spent()), plan.price(state.unsent()));
  }

  /** Tokens that may be claimed now. */
  long free(Instant now) {
    return less(window.free(now.plus(headStart())));
  }

  /** What is left of so many tokens; {@link Long#MAX_VALUE} is no limit. */
  long less(long tokens) {
    return tokens == Long.MAX_VALUE ? tokens : Math.max(0, tokens - held);
  }

  /** When that many may be claimed; if it is not the window that is waited for, later. */
  Instant when(long tokens, Instant now, Duration later) {
    int price = (int) Math.min(Integer.MAX_VALUE, held + tokens);
    Instant soon = now.plus(headStart());
    return window
        .when(price, soon)
        .filter(soon::isBefore)
        .map(at -> at.minus(headStart()))
        .orElse(now.plus(later));
  }

  private Duration headStart() {
    Duration part = plan.window().dividedBy(PART_OF_WINDOW);
    return plan.limited() ? Collections.min(List.of(HEAD_START, part)) : Duration.ZERO;
  }
}
