package caravan.asinscope;

/** A call that can't be made; the message names what and the way out. */
public final class AsinscopeException extends RuntimeException {

  AsinscopeException(String message) {
    super(message);
  }
}
