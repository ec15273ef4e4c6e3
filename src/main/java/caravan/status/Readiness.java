package caravan.status;

import caravan.codes.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Health} finds.
 *
 * @param starting the routes don't stand yet
 * @param reasons why it is not ready, a line each; none if it is
 * @param held lists that wait for a person's word, a line each
 * @param warnings what a person should know though it keeps nothing from working, a line each
 * @param notices that somebody has not got yet
 */
public record Readiness(
    boolean starting,
    List<Reason> reasons,
    List<String> held,
    List<String> warnings,
    long notices) {

  /**
   * Why it is not ready.
   *
   * @param words as a sentence
   * @param channel that waits for a person, who may have it try again; null if none does
   */
  public record Reason(String words, @Nullable Channel channel) {

    static Reason of(String words) {
      return new Reason(words, null);
    }
  }

  /** The same for who may not see why: with those words in place of all reasons. */
  public Readiness without(String words) {
    return new Readiness(
        starting, ready() ? List.of() : List.of(Reason.of(words)), List.of(), List.of(), 0);
  }

  /** The reasons in words alone. */
  public List<String> words() {
    return reasons.stream().map(Reason::words).toList();
  }

  /** Whether lists that come in now can become results. */
  public boolean ready() {
    return reasons.isEmpty();
  }
}
