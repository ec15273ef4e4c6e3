package caravan.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** When a list's turn is, beside other lists. */
public enum Urgency {
  /** Before all others. */
  URGENT,
  /** In turns with all others. */
  NORMAL,
  /** When nothing else waits. */
  IDLE,
  /** Not until a person says so. */
  HELD;

  /** As the ledger writes it: what is smaller goes first. */
  public int number() {
    return ordinal();
  }

  /** What is written so. */
  public static Urgency read(int number) {
    return values()[number];
  }

  /** As people and programs read it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What people write so; empty if they mean nothing by it. */
  public static Optional<Urgency> find(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equalsIgnoreCase(word)).findFirst();
  }
}
