package caravan.lists;

import java.util.List;

/**
 * One record of a list as its format gives it.
 *
 * @param cells as they stood
 * @param broken why the record as a whole can't be read, then the only cell is its text; empty if
 *     it can
 */
record SourceRecord(List<String> cells, String broken) {

  static SourceRecord of(List<String> cells) {
    return new SourceRecord(cells, "");
  }

  String cell(int index) {
    return index < cells.size() ? cells.get(index) : "";
  }

  boolean blank() {
    for (int i = 0; i < cells.size(); i++) {
      if (!CellCleaner.blank(cells.get(i))) {
        return false;
      }
    }
    return true;
  }
}
