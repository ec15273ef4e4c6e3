package caravan.wiring;

import caravan.ledger.Duty;
import caravan.ledger.LedgerException;
import caravan.ledger.Node;
import caravan.ledger.Nodes;
import caravan.ledger.Overview;
import caravan.settings.NodeRules;
import caravan.settings.Settings;
import caravan.settings.Sharing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether folders that are said to be shared are those of the other nodes, too. */
final class SharedFolders {

  private final NodeRules rules;
  private final Overview overview;
  private final boolean several;

  SharedFolders(Settings settings, Nodes nodes, Overview overview) {
    this.rules = settings.node();
    this.overview = overview;
    this.several = nodes.several();
  }

  /** Those that are not, a line each. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (several && (rules.input() == Sharing.YES || rules.output() == Sharing.YES)) {
      try {
        List<Node> nodes =
            overview.nodes().stream()
                .filter(node -> !node.output().startsWith(Duty.ORDERED))
                .toList();
        other(rules.input(), "input", nodes, Node::input, faults);
        other(rules.output(), "output", nodes, Node::output, faults);
      } catch (LedgerException e) {
        return List.of(); // the health says so by itself
      }
    }
    return faults;
  }

  private static void other(
      Sharing sharing,
      String which,
      List<Node> nodes,
      Function<Node, String> folder,
      List<String> faults) {
    if (sharing != Sharing.YES || nodes.stream().map(folder).distinct().count() < 2) {
      return;
    }
    String who =
        nodes.stream()
            .collect(
                Collectors.groupingBy(
                    folder, Collectors.mapping(Node::name, Collectors.joining(", "))))
            .values()
            .stream()
            .sorted()
            .collect(Collectors.joining("; "));
    faults.add(
        "caravan.%1$s.shared=yes, but the nodes have different %1$s folders (%2$s): the file .caravan-folder in them differs. Mount the same folder on all nodes, or say auto."
            .formatted(which, who));
  }
}
