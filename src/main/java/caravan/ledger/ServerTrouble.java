package caravan.ledger;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A server that can't be used just now.
 *
 * @param server its address, without a secret
 * @param way what goes over it
 * @param words what is wrong, in one or more sentences
 * @param since when that began, however often the words changed
 * @param again when it is tried again; null if nobody knows
 */
public record ServerTrouble(
    String server, Way way, String words, Instant since, @Nullable Instant again) {

  /** What goes over a server. */
  public enum Way {
    /** Lists come from it. */
    LISTS,
    /** Results go to it. */
    RESULTS;

    /** As people and programs read it: {@code lists}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
