package caravan.status;

import caravan.ledger.Node;
import caravan.ledger.Overview;
import caravan.ledger.Stranded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a person should know though it keeps nothing from working, a sentence each. */
final class Warnings {

  private Warnings() {}

  static List<String> of(Overview overview, List<Node> nodes, Instant now) {
    List<String> warnings = new ArrayList<>(NodeDifferences.of(nodes));
    overview.stranded().forEach(one -> warnings.add(words(one, now)));
    return warnings;
  }

  private static String words(Stranded stranded, Instant now) {
    String waiting = Phrases.count(stranded.lists(), "list");
    String verb = stranded.lists() == 1 ? "waits" : "wait";
    return stranded.node().isEmpty()
        ? "%s %s for a node with another output folder, which is gone. Start it."
            .formatted(waiting, verb)
        : "%1$s %2$s for node %3$s, which has not been heard of for %4$s. Start it; if its machine is lost for good: caravan adopt %3$s"
            .formatted(
                waiting,
                verb,
                stranded.node(),
                Phrases.span(Duration.between(stranded.since(), now)));
  }
}
