package caravan.wiring;

import caravan.ledger.Ledger;
import caravan.ledger.Node;
import caravan.results.ResultWriter;
import caravan.road.delivery.Publications;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Removes from the output folder what nobody who lives writes any more: at the start what a crash
 * left there, and where several nodes work what one of them leaves that dies, soon after.
 */
final class UnfinishedResults {

  /** Who lived for less is noticed with those who wrote on. */
  private static final Duration OFTEN = Duration.ofSeconds(2);

  /** Who was stopped and does not know yet that it was taken for dead may write on for a moment. */
  private static final Duration SELDOM = Duration.ofHours(1);

  private final Ledger ledger;
  private final ResultWriter writer;
  private boolean ours;
  private Set<Long> living = Set.of();

  UnfinishedResults(Ledger ledger, ResultWriter writer) {
    this.ledger = ledger;
    this.writer = writer;
  }

  /** Those that nobody writes who lives; those that are whole are published yet. */
  void clean() {
    List<Node> nodes = ledger.overview().nodes();
    clean(Instant.now(), living(nodes));
    know(nodes);
  }

  /** What nodes leave from now on that die. */
  void watch(Maintenance maintenance) {
    if (ledger.nodes().several()) {
      maintenance.every(OFTEN, "Deleting what dead nodes left", this::look);
      maintenance.every(SELDOM, "Deleting what dead nodes wrote", this::lookAgain);
    }
  }

  void look() {
    List<Node> nodes = ledger.overview().nodes();
    boolean fewer = !living(nodes).containsAll(living);
    if (ours(nodes) && (!ours || fewer)) {
      clean(Instant.now(), living(nodes));
    }
    know(nodes);
  }

  private void lookAgain() {
    List<Node> nodes = ledger.overview().nodes();
    if (ours(nodes)) {
      clean(Instant.now().minus(SELDOM), living(nodes));
    }
  }

  /** Who lives is asked before what is to be published: nobody else says so afterwards. */
  private void clean(Instant before, Set<Long> nodes) {
    writer.clean(before, Publications.begun(ledger.deliveries(), writer.output()).values(), nodes);
  }

  private void know(List<Node> nodes) {
    ours = ours(nodes);
    living = living(nodes);
  }

  private static boolean ours(List<Node> nodes) {
    return nodes.stream().anyMatch(node -> node.self() && node.handsBack());
  }

  private static Set<Long> living(List<Node> nodes) {
    return nodes.stream().map(Node::id).collect(Collectors.toUnmodifiableSet());
  }
}
