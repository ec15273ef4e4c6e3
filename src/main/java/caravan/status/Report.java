package caravan.status;

import caravan.ledger.Act;
import caravan.ledger.Held;
import caravan.ledger.Node;
import caravan.ledger.ServerTrouble;
import caravan.lists.archive.FailedList;
import java.time.Instant;
import java.util.List;

/**
 * How everything stands at one moment.
 *
 * @param atWork oldest first
 * @param delivered the last ones, newest first
 * @param held lists that wait for a person's word, oldest first
 * @param failed lists that were not taken in, the newest ones, the last one first
 * @param servers those that can't be used just now, or could not when Caravan ended, the longest
 *     first
 * @param acts what people did last, newest first
 * @param nodes the processes that work with the ledger, where its engine lets several do so
 * @param warnings what a person should know though it keeps nothing from working, a sentence each
 * @param ledgerBytes how much room the ledger takes
 * @param ledgerFreeBytes how much of that is free
 * @param noticesPending notices that somebody has not got yet
 */
public record Report(
    Instant at,
    List<ChannelReport> channels,
    List<ListReport> atWork,
    List<ListReport> delivered,
    List<Held> held,
    List<FailedList> failed,
    List<ServerTrouble> servers,
    List<Act> acts,
    List<Node> nodes,
    List<String> warnings,
    long ledgerBytes,
    long ledgerFreeBytes,
    long noticesPending) {

  public Report {
    channels = List.copyOf(channels);
    atWork = List.copyOf(atWork);
    delivered = List.copyOf(delivered);
    held = List.copyOf(held);
    failed = List.copyOf(failed);
    servers = List.copyOf(servers);
    acts = List.copyOf(acts);
    nodes = List.copyOf(nodes);
    warnings = List.copyOf(warnings);
  }

  /** Before anything was ever looked up. */
  public boolean empty() {
    return atWork.isEmpty() && delivered.isEmpty() && held.isEmpty() && failed.isEmpty();
  }
}
