package caravan.ledger;

import caravan.codes.Channel;
import caravan.pace.Plan;
import java.time.Instant;

/** How channels stand. */
public interface ChannelStates {

  /** How the channel stands at that moment. */
  ChannelState state(Channel channel, Plan plan, Instant now);
}
