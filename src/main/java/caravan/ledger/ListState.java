package caravan.ledger;

import java.util.Locale;

/** How far a list is. */
public enum ListState {
  /** Its rows are being enrolled. */
  READING,
  /** It waits for answers, or to be handed back. */
  WAITING,
  /** Its results stand. */
  DELIVERED;

  /** As the ledger writes it, and its SQL spells it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What is written so. */
  public static ListState read(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
