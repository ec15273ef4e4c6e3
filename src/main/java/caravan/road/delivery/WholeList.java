package caravan.road.delivery;

import caravan.codes.ResultRow;
import caravan.ledger.LedgerException;
import caravan.ledger.ListRecord;
import java.util.Iterator;

/**
 * The rows of a list, of which there must be as many as were enrolled, and one at least. Behind the
 * last one LedgerException is thrown where there are not: then the ledger is not the one that the
 * list was enrolled in, and nothing is delivered as done that was lost with it.
 */
final class WholeList implements Iterator<ResultRow> {

  private final ListRecord list;
  private final Iterator<ResultRow> rows;
  private long read;

  WholeList(ListRecord list, Iterator<ResultRow> rows) {
    this.list = list;
    this.rows = rows;
  }

  @Override
  public boolean hasNext() {
    boolean more = rows.hasNext();
    if (!more && (read == 0 || read != list.rows())) {
      throw new LedgerException(
          "The ledger has %,d of the %,d rows of %s: it was replaced or damaged under Caravan. No result is written. Put the right ledger back and restart, or drop the list again"
              .formatted(read, list.rows(), list.head().path()));
    }
    return more;
  }

  @Override
  public ResultRow next() {
    read++;
    return rows.next();
  }
}
