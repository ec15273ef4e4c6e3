package caravan.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The outbox of notices: what is to be told, and whom it was not told yet. A target is known by a
 * word that is no secret.
 */
public interface Notices {

  /**
   * Tells those targets from now on and no others; what others have not got is dropped. Where
   * nobody was told before, what happened until now is not told.
   */
  void follow(Collection<String> targets);

  /** Delivered lists that nobody was told of, oldest first. */
  List<ListRecord> untoldLists(int atMost);

  /** Lists that wait for a person's word and that nobody was told of, oldest first. */
  List<Held> untoldHeld(int atMost);

  /** Conditions that were told and are not over. */
  Set<String> holding();

  /** Puts a notice of that delivered list into the outbox. */
  void tellList(long list, Notice notice);

  /** Puts a notice of that held list into the outbox. */
  void tellHeld(long held, Notice notice);

  /** Puts a notice of a condition into the outbox, which holds until it is over. */
  void tellCondition(String condition, Notice notice);

  /** A condition holds no longer: the next time it is told again. */
  void over(String condition);

  /** What that target has not got, oldest first. */
  List<Notice> due(String target, int atMost);

  /** That target has got the notice, or never will. */
  void done(String target, long notice);

  /** Drops notices that are older. Answers how many somebody had not got. */
  long drop(Instant before);
}
