package caravan.ledger;

import caravan.codes.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Which calls are meant.
 *
 * @param channel whose; null: any
 * @param kind how they ended
 * @param before calls with a smaller number only
 */
public record CallFilter(@Nullable Channel channel, Kind kind, long before) {

  /** How a call ended. */
  public enum Kind {
    /** In any way, or not yet. */
    ALL,
    /** The server's limit was reached. */
    LIMITED,
    /** In any way but with answers. */
    TROUBLED
  }
}
