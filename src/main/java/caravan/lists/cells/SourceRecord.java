package caravan.lists.cells;

import java.util.List;

/**
 * One record of a list as its format gives it.
 *
 * @param cells as they stood
 * @param broken why the record as a whole can't be read, then the only cell is its text; empty if
 *     it can
 */
public record SourceRecord(List<String> cells, String broken) {

  public static SourceRecord of(List<String> cells) {
    return new SourceRecord(cells, "");
  }

  public String cell(int index) {
    return index < cells.size() ? cells.get(index) : "";
  }

  public boolean blank() {
    for (int i = 0; i < cells.size(); i++) {
      if (!CellCleaner.blank(cells.get(i))) {
        return false;
      }
    }
    return true;
  }
}
