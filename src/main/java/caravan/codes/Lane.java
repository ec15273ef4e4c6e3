package caravan.codes;

/** Codes that may share a call: one channel, one type, one domain. */
public record Lane(Channel channel, CodeType type, Domain domain) {

  /** The lane as one word, {@code lookup.ean.de}: how the ledger and the log write it. */
  public String word() {
    return channel.word() + "." + type.word() + "." + domain.word();
  }

  /** The lane of that word; throws IllegalArgumentException for any other. */
  public static Lane read(String word) {
    String[] parts = word.split("\\.", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("'" + word + "' is not a lane");
    }
    return new Lane(new Channel(parts[0]), CodeType.read(parts[1]), Domain.read(parts[2]));
  }

  @Override
  public String toString() {
    return word();
  }
}
