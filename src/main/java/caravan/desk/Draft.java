package caravan.desk;

import java.time.Instant;
import java.util.List;

/**
 * Lists that somebody brought and has not started: nothing is asked for, nothing is taken in.
 *
 * @param id by which it is known, in letters and digits
 * @param revision changes whenever it is said how a list is to be read
 */
public record Draft(String id, Instant since, int revision, List<DraftList> lists) {

  public Draft {
    lists = List.copyOf(lists);
  }

  /** The same, where that list is to be read so. */
  Draft with(DraftList changed) {
    return new Draft(
        id,
        since,
        revision + 1,
        lists.stream().map(one -> one.number() == changed.number() ? changed : one).toList());
  }
}
