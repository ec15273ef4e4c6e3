package caravan.ledger;

import caravan.codes.Channel;
import java.time.Instant;
import java.util.Map;

/**
 * A process that works with the ledger and lives.
 *
 * @param id its number, another one at each start
 * @param name for people
 * @param version of Caravan
 * @param address where its page is; empty if it has none
 * @param input tells its input folder from every other; empty if it watches none
 * @param output the same of the folder to which it hands lists back
 * @param since when it began
 * @param lastBeat when it was heard of last, by the ledger's clock
 * @param takesIn whether it takes in the lists of its input folder, on which others may wait
 * @param handsBack whether it hands lists back to its output folder
 * @param callsInFlight calls that it made and that have no answer yet
 * @param plans of the channels that it has a key for
 * @param self whether it is this process
 */
public record Node(
    long id,
    String name,
    String version,
    String address,
    String input,
    String output,
    Instant since,
    Instant lastBeat,
    boolean takesIn,
    boolean handsBack,
    long callsInFlight,
    Map<Channel, NodePlan> plans,
    boolean self) {}
