package caravan.remote;

import java.io.IOException;

/** A server talks to us, but no line comes about over which files and listings would go. */
final class DataLineException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message a sentence that says which line, and the way out
   */
  DataLineException(String message) {
    super(message);
  }
}
