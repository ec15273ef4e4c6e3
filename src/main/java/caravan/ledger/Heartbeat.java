package caravan.ledger;

import caravan.codes.Channel;
import java.util.Map;

/**
 * What a node says of itself when it says that it lives.
 *
 * @param arrivals lists that it sees on their way
 * @param plans of the channels that it has a key for
 */
public record Heartbeat(Arrivals arrivals, Map<Channel, NodePlan> plans) {

  public Heartbeat {
    plans = Map.copyOf(plans);
  }
}
