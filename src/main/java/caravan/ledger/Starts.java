package caravan.ledger;

import caravan.codes.Choice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lists that people start from drafts. They are written down, all of a draft in one step, while
 * their files lie complete beside the input folder's lists under names that no list has; what
 * follows can be ended after a crash.
 */
public interface Starts {

  /**
   * All of them are started, each with its act. Answers false if a list of that draft was started
   * before: then nothing is written.
   *
   * @param remembered how other lists are to be read from now on, by the fingerprint of their form
   */
  boolean start(List<StartedList> lists, Map<String, Choice> remembered, Signature signature);

  /** Those of that draft; none if it was not started. */
  List<StartedList> of(String draft);

  /** The one of exactly this file that is not taken in yet. */
  Optional<StartedList> find(String identity);

  /** Those whose files may not lie in the input folder yet. */
  List<StartedList> notPlaced();

  /** Its file lies in the input folder. */
  void placed(StartedList list);

  /** The last row of the list is enrolled, which the started one has become: one step. */
  void enrolled(long list, StartedList started);

  /** Forgets those that were started before that moment and that lie in the input folder. */
  void forget(Instant before);
}
