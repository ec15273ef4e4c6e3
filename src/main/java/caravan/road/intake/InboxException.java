package caravan.road.intake;

/** A list on a server could not be fetched whole; it stays there and is fetched again later. */
public final class InboxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InboxException(String message) {
    super(message);
  }

  InboxException(String message, Throwable cause) {
    super(message, cause);
  }
}
