package caravan.ledger;

import java.util.List;

/**
 * What became of the work of a node that is lost.
 *
 * @param lists how many others hand back
 * @param held lists, as they were dropped, that wait for a person's word in an input folder which
 *     no living node has, and which is that node's or nobody knows whose it was
 * @param unsent lists, by the names of their results, of which a server has not got the results
 *     that lie in such a state folder
 */
public record Adoption(int lists, List<String> held, List<String> unsent) {

  /** There was nothing. */
  public static final Adoption NONE = new Adoption(0, List.of(), List.of());

  public Adoption {
    held = List.copyOf(held);
    unsent = List.copyOf(unsent);
  }
}
