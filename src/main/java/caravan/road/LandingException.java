package caravan.road;

/** A list on a server could not be fetched whole; it stays there and is fetched again later. */
public final class LandingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LandingException(String message) {
    super(message);
  }

  LandingException(String message, Throwable cause) {
    super(message, cause);
  }
}
