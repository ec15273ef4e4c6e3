package caravan.ledger;

/**
 * The ledger can't be used: its file is damaged, in use, of another version, or its disk is full.
 */
public final class LedgerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LedgerException(String message) {
    super(message);
  }

  public LedgerException(String message, Throwable cause) {
    super(message, cause);
  }
}
