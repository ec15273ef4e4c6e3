package caravan.cli;

import caravan.ledger.Node;
import java.time.Instant;

/** A node in a line. */
final class NodeWords {

  private NodeWords() {}

  static String line(Node node, Instant now) {
    StringBuilder line = new StringBuilder("node ").append(node.name());
    line.append(": at work since ").append(HumanText.moment(node.since(), now));
    if (node.takesIn()) {
      line.append(", takes lists in");
    }
    if (node.handsBack()) {
      line.append(", hands them back");
    }
    line.append(", ").append(HumanText.count(node.callsInFlight(), "call")).append(" in flight");
    return node.address().isEmpty()
        ? line.toString()
        : line.append("; page ").append(node.address()).toString();
  }
}
