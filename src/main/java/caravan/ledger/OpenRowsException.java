package caravan.ledger;

/** A list's rows can't be read as whole: some wait for their answer, perhaps again. */
public final class OpenRowsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public OpenRowsException(long list, long open) {
    super(open + " rows of list " + list + " have no answer yet");
  }
}
