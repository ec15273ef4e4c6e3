package caravan.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** When a list's turn is, beside other lists. */
public enum Urgency {
  /** Before all others. */
  URGENT(0),
  /** In turns with all others. */
  NORMAL(1),
  /** When nothing else waits. */
  IDLE(2),
  /** Not until a person says so. */
  HELD(3);

  private final int number;

  Urgency(int number) {
    this.number = number;
  }

  /** As the ledger writes it: what is smaller goes first. */
  public int number() {
    return number;
  }

  /**
   * What is written so.
   *
   * @throws IllegalArgumentException for any other number
   */
  public static Urgency read(int number) {
    return Arrays.stream(values())
        .filter(one -> one.number == number)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no urgency is " + number));
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
