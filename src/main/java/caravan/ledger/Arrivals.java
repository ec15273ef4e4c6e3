package caravan.ledger;

import java.util.Arrays;

/** How soon lists may be there that a part-filled call could wait for; the soonest comes last. */
public enum Arrivals {
  /** None is known to be on its way. */
  NONE(0),
  /** Files are being written. */
  SETTLING(1),
  /** Files are complete and are being read. */
  READING(2);

  private final int number;

  Arrivals(int number) {
    this.number = number;
  }

  /** As the ledger keeps it. */
  public int number() {
    return number;
  }

  /** What is kept as that number. */
  public static Arrivals read(long number) {
    return Arrays.stream(values())
        .filter(one -> one.number == number)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no arrivals have the number " + number));
  }
}
