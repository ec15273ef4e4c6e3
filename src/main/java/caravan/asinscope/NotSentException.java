package caravan.asinscope;

import java.io.IOException;

/** A call failed before its request was written: the server can't have heard, let alone counted. */
public final class NotSentException extends IOException {

  private static final long serialVersionUID = 1L;

  public NotSentException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
