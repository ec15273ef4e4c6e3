package caravan.road.failures;

/** This process can't be sure that it is not taken for dead: a call of its is not to go out. */
public final class LeaseExpiredException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LeaseExpiredException() {
    super("the ledger was not told for seconds that this node lives; another may have its codes");
  }
}
