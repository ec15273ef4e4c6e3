package caravan.lists;

import org.jspecify.annotations.Nullable;

/**
 * A list that can't be read as a whole. The message is written for the person who dropped it: what
 * is wrong, where, and the way out.
 */
public class UnreadableListException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A list that can't be read, and why. */
  public UnreadableListException(String reason) {
    super(reason);
  }

  public UnreadableListException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }

  /** The reason, for a person. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
