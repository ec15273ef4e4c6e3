package caravan.web.page;

import caravan.ledger.ServerTrouble;
import java.util.List;

/**
 * How Caravan is set up and how it is.
 *
 * @param health in a word: ready, not ready, starting
 * @param reasons why it is not ready
 * @param notices that somebody has not got some yet; empty if everybody has all
 * @param chosen settings that somebody chose
 * @param usual settings that are as they are by default
 */
public record AboutView(
    Frame frame,
    String health,
    List<String> reasons,
    String notices,
    List<Place> places,
    List<ServerTrouble> servers,
    List<SettingLine> chosen,
    List<SettingLine> usual) {

  /** A folder, and how much room is left where it lies. */
  public record Place(String what, String path, String free) {}

  /** A setting, its value in force, and where that comes from. */
  public record SettingLine(String name, String value, String origin) {}
}
