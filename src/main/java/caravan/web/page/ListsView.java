package caravan.web.page;

import java.util.List;

/**
 * Lists that were looked for.
 *
 * @param text what was searched
 * @param state {@code work}, {@code done}, or empty for either
 * @param folder empty for any; {@code /} for the top
 * @param folders that can be chosen
 * @param failed those that were not taken in, the last one first; none where only some are looked
 *     for
 * @param older leads to the ones before these; empty if there are none
 */
public record ListsView(
    Frame frame,
    String text,
    String state,
    String folder,
    List<String> folders,
    List<ListLine> lines,
    List<FailedLine> failed,
    String older) {

  /** Whether only some lists are looked for. */
  public boolean narrowed() {
    return !(text + state + folder).isEmpty();
  }
}
