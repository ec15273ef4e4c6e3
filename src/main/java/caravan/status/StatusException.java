package caravan.status;

/** The status can't be shown; the message says why, and what to do. */
public final class StatusException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StatusException(String message, Throwable cause) {
    super(message, cause);
  }
}
