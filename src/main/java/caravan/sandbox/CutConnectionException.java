package caravan.sandbox;

import java.io.IOException;

/** Ends a connection on purpose: by a reset, or in order but too early. */
final class CutConnectionException extends IOException {

  private final boolean reset;

  CutConnectionException(boolean reset) {
    super(reset ? "reset on purpose" : "closed on purpose");
    this.reset = reset;
  }

  boolean reset() {
    return reset;
  }
}
