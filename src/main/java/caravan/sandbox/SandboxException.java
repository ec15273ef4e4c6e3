package caravan.sandbox;

/** The sandbox can't be what it was asked to be; the message says what to change. */
public final class SandboxException extends RuntimeException {

  SandboxException(String message, Throwable cause) {
    super(message, cause);
  }
}
