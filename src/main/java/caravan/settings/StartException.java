package caravan.settings;

/** Caravan can't start as it is set up; the message says why, and what to do. */
public final class StartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean inUse;

  public StartException(String message) {
    this(message, false);
  }

  private StartException(String message, boolean inUse) {
    super(message);
    this.inUse = inUse;
  }

  /** Another process has the state folder, the ledger or the input folder. */
  public static StartException inUse(String message) {
    return new StartException(message, true);
  }

  public StartException(String message, Throwable cause) {
    super(message, cause);
    this.inUse = false;
  }

  /** Whether another process has what is needed, so that it may be free later. */
  public boolean inUse() {
    return inUse;
  }
}
