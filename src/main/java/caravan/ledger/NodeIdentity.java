package caravan.ledger;

import java.time.Duration;
import java.util.Set;

/**
 * Who a process is that begins to work with the ledger.
 *
 * @param home tells its state folder from every other: of two nodes with one home the elder has
 *     ended
 * @param name for people, as a rule the machine's
 * @param version of Caravan
 * @param address where its page is; empty if it has none
 * @param input tells the input folder that it watches from every other; empty if it watches none
 * @param output the same of the folder to which it hands lists back
 * @param lease who is not heard of for so long is taken for dead; the same for all
 * @param duties what it does where nobody does it who was there before
 */
public record NodeIdentity(
    String home,
    String name,
    String version,
    String address,
    String input,
    String output,
    Duration lease,
    Set<String> duties) {

  public NodeIdentity {
    duties = Set.copyOf(duties);
  }
}
