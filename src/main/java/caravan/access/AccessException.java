package caravan.access;

/**
 * A file that says who somebody is can't be used; the message names it, what is wrong and where.
 */
public final class AccessException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AccessException(String message) {
    super(message);
  }

  AccessException(String message, Throwable cause) {
    super(message, cause);
  }
}
