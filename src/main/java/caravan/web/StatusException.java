package caravan.web;

/** The status can't be served; the message says why, and what to do. */
public final class StatusException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StatusException(String message, Throwable cause) {
    super(message, cause);
  }
}
