package caravan.web.page;

import caravan.ledger.Node;
import caravan.ledger.ServerTrouble;
import java.util.ArrayList;
import java.util.List;

/**
 * How Caravan is set up and how it is.
 *
 * @param health in a word: ready, not ready, starting
 * @param reasons why it is not ready
 * @param notices that somebody has not got some yet; empty if everybody has all
 * @param warnings what keeps nothing from working
 * @param nodes that work with one ledger, in words; none where it is this process alone
 * @param chosen settings that somebody chose
 * @param usual settings that are as they are by default
 */
public record AboutView(
    Frame frame,
    String health,
    List<String> reasons,
    List<String> warnings,
    String notices,
    List<Place> places,
    List<ServerTrouble> servers,
    List<NodeLine> nodes,
    List<SettingLine> chosen,
    List<SettingLine> usual) {

  /** A folder, and how much room is left where it lies. */
  public record Place(String what, String path, String free) {}

  /** One of several that work with the ledger, and what it does in words. */
  public record NodeLine(String name, String work) {

    static NodeLine of(Node node) {
      List<String> work = new ArrayList<>();
      if (node.takesIn()) {
        work.add("takes lists in");
      }
      if (node.handsBack()) {
        work.add("hands lists back");
      }
      work.add(Words.count(node.callsInFlight(), "call") + " under way");
      return new NodeLine(
          node.name() + (node.self() ? " (this one)" : ""), String.join(", ", work));
    }
  }

  /** A setting, its value in force, and where that comes from. */
  public record SettingLine(String name, String value, String origin) {}
}
