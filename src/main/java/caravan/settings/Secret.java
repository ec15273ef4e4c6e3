package caravan.settings;

/**
 * A key or a password. It redacts itself wherever it is printed; only {@link #reveal()} tells it.
 */
public record Secret(String reveal) {

  /** What stands for a secret wherever one is shown. */
  static final String REDACTED = "***";

  public Secret {
    if (reveal.isBlank()) {
      throw new IllegalArgumentException("an empty secret");
    }
  }

  @Override
  public String toString() {
    return REDACTED;
  }
}
