package caravan.status;

import caravan.codes.Channel;
import caravan.ledger.Node;
import caravan.ledger.NodePlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where nodes that work with one ledger are set up in different ways, a sentence each. */
final class NodeDifferences {

  private NodeDifferences() {}

  static List<String> of(List<Node> nodes) {
    List<String> sentences = new ArrayList<>();
    SortedSet<Channel> channels = new TreeSet<>(Comparator.comparing(Channel::word));
    nodes.forEach(node -> channels.addAll(node.plans().keySet()));
    for (Channel channel : channels) {
      Map<String, List<String>> plans = by(nodes, channel, NodeDifferences::words);
      if (plans.size() > 1) {
        String who =
            plans.entrySet().stream()
                .map(one -> one.getKey() + " on " + String.join(", ", one.getValue()))
                .collect(Collectors.joining("; "));
        sentences.add(
            "%s: the nodes' plans differ (%s). The smallest counts for all until they agree."
                .formatted(channel.word(), who));
      }
      Map<String, List<String>> keys = by(nodes, channel, NodePlan::keyMark);
      if (keys.size() > 1) {
        String who =
            keys.values().stream()
                .map(names -> String.join(", ", names))
                .collect(Collectors.joining("; "));
        sentences.add(
            "%s: the nodes have different keys (%s). Window and day are counted as if they were one; give all the same."
                .formatted(channel.word(), who));
      }
    }
    return sentences;
  }

  private static Map<String, List<String>> by(
      List<Node> nodes, Channel channel, Function<NodePlan, String> what) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (Node node : nodes) {
      NodePlan plan = node.plans().get(channel);
      if (plan != null) {
        names.computeIfAbsent(what.apply(plan), any -> new ArrayList<>()).add(node.name());
      }
    }
    return names;
  }

  private static String words(NodePlan plan) {
    String rate =
        plan.rate() > 0
            ? Phrases.count(plan.rate(), "token") + " in " + Phrases.span(plan.span())
            : "no known limit of a window";
    return plan.daily() > 0 ? rate + ", " + Phrases.number(plan.daily()) + " a day" : rate;
  }
}
