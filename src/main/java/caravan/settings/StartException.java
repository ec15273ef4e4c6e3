package caravan.settings;

/** Caravan can't start as it is set up; the message says why, and what to do. */
public final class StartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean stateInUse;

  public StartException(String message) {
    this(message, false);
  }

  private StartException(String message, boolean stateInUse) {
    super(message);
    this.stateInUse = stateInUse;
  }

  /** Another process works with the state folder. */
  public static StartException stateInUse(String message) {
    return new StartException(message, true);
  }

  public StartException(String message, Throwable cause) {
    super(message, cause);
    this.stateInUse = false;
  }

  /** Whether another process works with the state folder. */
  public boolean stateInUse() {
    return stateInUse;
  }
}
