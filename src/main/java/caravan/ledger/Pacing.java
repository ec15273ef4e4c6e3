package caravan.ledger;

import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.codes.CodeRequest;
import caravan.codes.Lane;
import caravan.pace.LearnedLimit;
import caravan.pace.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Choosing codes, and the right to send them. */
public interface Pacing extends ChannelStates {

  /**
   * The same; but where the plan has no limit, of the calls that have an answer and weigh on its
   * window at most one is told.
   */
  ChannelState brief(Channel channel, Plan plan, Instant now);

  /**
   * The lane of the channel whose turn it is, its codes counted up to {@code atMost}; empty if
   * none.
   */
  Optional<NextLane> next(Channel channel, int atMost);

  /**
   * Takes up to that many codes of the lane, urgent lists first, then fairly over the lists.
   * Whoever claims them ends with them in {@link Answers}.
   */
  List<CodeRequest> claim(Lane lane, int codes);

  /**
   * Reserves the price of a call, if the channel is open and window and day allow it, and writes
   * the call down. A batch with a code that only cancelled lists want is to be released. Where the
   * channel was parked and its time is over, the call is the probe.
   */
  Reservation reserve(Batch batch, Plan plan, Instant now);

  /**
   * Where nobody is left who could end them: codes that are claimed in the channel wait again,
   * calls without an answer count against the window from now on.
   */
  void giveUp(Channel channel, Plan plan, Instant now);

  /** What refusals taught about the limit of the channel on that plan. */
  LearnedLimit learned(Channel channel, Plan plan, Instant now);

  /** Remembers it, in place of what was known of the channel. */
  void learn(Channel channel, Plan plan, LearnedLimit limit);

  /**
   * Opens a channel that is parked, whatever for; not one that a person paused. Answers whether it
   * was parked.
   */
  boolean resume(Channel channel);
}
