package caravan.road.failures;

import caravan.codes.Batch;

/** A batch can't be sent for so long that it is given back to the ledger. */
public final class PostponedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PostponedException(Batch batch, String why) {
    super(batch + " go back to waiting: " + why);
  }
}
