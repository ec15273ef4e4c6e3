package caravan.desk;

import caravan.ledger.Acts;
import caravan.ledger.Node;
import caravan.ledger.Overview;
import caravan.ledger.Signature;
import caravan.ledger.Stranded;
import caravan.status.Phrases;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/** What people do with nodes. */
public final class NodeDesk {

  private final Acts acts;
  private final Overview overview;
  private final Clock clock;

  public NodeDesk(Acts acts, Overview overview, Clock clock) {
    this.acts = acts;
    this.overview = overview;
    this.clock = clock;
  }

  /** Lists that only that node could hand back, which is lost, are handed back by another. */
  public ActResult adopt(String node, String who, String note) {
    int lists = acts.adopt(node, new Signature(who, clock.instant(), note.strip()));
    if (lists > 0) {
      return ActResult.done(
          "%s of node %s %s handed back by another node, to its output folder."
              .formatted(Phrases.count(lists, "list"), node, lists == 1 ? "is" : "are"));
    }
    if (overview.nodes().stream().map(Node::name).anyMatch(node::equals)) {
      return ActResult.refused("node %s lives: it hands its lists back itself".formatted(node));
    }
    List<Stranded> stranded = overview.stranded();
    return ActResult.unknown(
        "no list waits for a node '%s'%s"
            .formatted(
                node,
                stranded.isEmpty()
                    ? "; none waits for any that is gone"
                    : "; lists wait for "
                        + stranded.stream().map(Stranded::node).collect(Collectors.joining(", "))));
  }
}
