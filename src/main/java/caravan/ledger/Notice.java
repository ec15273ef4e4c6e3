package caravan.ledger;

import java.time.Instant;

/**
 * Something that others are told.
 *
 * @param id the ledger's number of it; 0 before it has one
 * @param event what it is about, {@code list.done}
 * @param body the document that is sent
 */
public record Notice(long id, Instant at, String event, String body) {

  /** One that is to be kept. */
  public Notice(Instant at, String event, String body) {
    this(0, at, event, body);
  }
}
