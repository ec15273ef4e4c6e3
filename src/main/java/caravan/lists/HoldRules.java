package caravan.lists;

import java.util.OptionalLong;

/**
 * When a list waits for a person's word.
 *
 * @param doubtful whether it does where it may be misunderstood
 * @param approveOver it does where it would cost more tokens than that; empty if it never does
 */
public record HoldRules(boolean doubtful, OptionalLong approveOver) {

  /** No list ever waits. */
  public static final HoldRules NEVER = new HoldRules(false, OptionalLong.empty());
}
