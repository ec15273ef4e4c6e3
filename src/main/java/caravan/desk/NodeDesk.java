package caravan.desk;

import caravan.ledger.Acts;
import caravan.ledger.Adoption;
import caravan.ledger.Node;
import caravan.ledger.Overview;
import caravan.ledger.Signature;
import caravan.ledger.Stranded;
import caravan.status.Phrases;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people do with nodes. */
public final class NodeDesk {

  /** So many lists are named; of more it is told how many there are. */
  private static final int NAMES = 3;

  private final Acts acts;
  private final Overview overview;
  private final Clock clock;

  public NodeDesk(Acts acts, Overview overview, Clock clock) {
    this.acts = acts;
    this.overview = overview;
    this.clock = clock;
  }

  /**
   * Lists that only that node could hand back, which is lost, are handed back by another; what lies
   * with it and nobody can take over is told, a line for each kind.
   */
  public ActResult adopt(String node, String who, String note) {
    Adoption adopted = acts.adopt(node, new Signature(who, clock.instant(), note.strip()));
    ActResult result = taken(node, adopted);
    return new ActResult(
        result.kind(),
        Stream.of(result.words(), held(adopted.held()), unsent(adopted.unsent()))
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining("\n")));
  }

  private ActResult taken(String node, Adoption adopted) {
    int lists = adopted.lists();
    if (lists > 0) {
      return ActResult.done(
          "%s of node %s %s handed back by another node, to its output folder."
              .formatted(Phrases.count(lists, "list"), node, lists == 1 ? "is" : "are"));
    }
    if (overview.nodes().stream().map(Node::name).anyMatch(node::equals)) {
      return ActResult.refused("node %s lives: it hands its lists back itself".formatted(node));
    }
    List<Stranded> stranded = overview.stranded();
    if (!stranded.isEmpty()) {
      return ActResult.unknown(
          "no list waits for a node '%s'; lists wait for %s"
              .formatted(
                  node, stranded.stream().map(Stranded::node).collect(Collectors.joining(", "))));
    }
    return adopted.held().isEmpty() && adopted.unsent().isEmpty()
        ? ActResult.unknown(
            "no list waits for a node '%s'; none waits for any that is gone".formatted(node))
        : ActResult.already("No list waits for node %s.".formatted(node));
  }

  private static String held(List<String> lists) {
    boolean one = lists.size() == 1;
    return lists.isEmpty()
        ? ""
        : "%s %s in an input folder that no node has any more (%s): drop %s again."
            .formatted(
                Phrases.count(lists.size(), "held list"),
                one ? "lies" : "lie",
                first(lists),
                one ? "it" : "them");
  }

  private static String unsent(List<String> lists) {
    return lists.isEmpty()
        ? ""
        : "Results of %s lie unsent in a state folder that no node has any more (%s): 'caravan deliver %s' hands %s back once more, and they are sent then."
            .formatted(
                Phrases.count(lists.size(), "list"),
                first(lists),
                lists.size() == 1 ? lists.get(0) : "LIST",
                lists.size() == 1 ? "it" : "each");
  }

  private static String first(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(NAMES, names.size())))
        + (names.size() > NAMES ? ", …" : "");
  }
}
