package caravan.web;

import caravan.ledger.ListRecord;
import java.nio.file.Path;

/**
 * Writes what a reader wants to have and no folder holds; each file stands in a folder of its own,
 * and both are the reader's to remove.
 */
public interface PassingFiles {

  /** The list's rows that are answered, as CSV; none where the list is delivered. */
  Path partial(ListRecord list);

  /** The list's rows that failed or were refused, as a list again. */
  Path failed(ListRecord list);
}
