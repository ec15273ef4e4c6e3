package caravan.results;

import caravan.codes.ItemColumn;
import caravan.codes.ListHead;
import caravan.codes.ProductCode;
import caravan.codes.ResultRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The columns of a table of results: the list's own as they stand, then ours. */
final class ResultColumns {

  private static final ItemRow NOTHING = new ItemRow("", "", "", "", "", "");

  /** What is told of an answer. */
  static final List<String> OF_AN_ANSWER =
      List.of(
          "code",
          "type",
          "domain",
          "status",
          "asin",
          "title",
          "upc",
          "upc_list",
          "ean",
          "ean_list",
          "looked_up_at");

  private static final List<String> OURS =
      Stream.concat(OF_AN_ANSWER.stream(), Stream.of("note")).toList();

  /** Where among ours the moment of the answer stands. */
  static final int LOOKED_UP_AT = OURS.indexOf("looked_up_at");

  /** Where among ours the note stands. */
  static final int NOTE = OURS.indexOf("note");

  private final List<String> own;
  private final List<ItemColumn> more;
  private final InstantText instantText = new InstantText();

  /**
   * @param more those that endpoints add, after ours
   */
  ResultColumns(ListHead head, List<ItemColumn> more) {
    this.own = head.columns();
    this.more = more;
  }

  List<String> own() {
    return own;
  }

  /** How many columns are ours. */
  int added() {
    return OURS.size() + more.size();
  }

  static List<String> names(List<String> usual, List<ItemColumn> more) {
    return Stream.concat(usual.stream(), more.stream().map(ItemColumn::name)).toList();
  }

  /** The names of ours; those that the list uses already, in any case, get {@code lookup_}. */
  List<String> ours() {
    Set<String> used = new HashSet<>();
    own.forEach(name -> used.add(name.strip().toLowerCase(Locale.ROOT)));
    List<String> names = new ArrayList<>(added());
    for (String wanted : names(OURS, more)) {
      String name = wanted;
      while (!used.add(name)) {
        name = "lookup_" + name;
      }
      names.add(name);
    }
    return names;
  }

  /** The table's rows for one row of the list: one for each item, one where there is none. */
  static List<ItemRow> lines(List<ItemRow> items) {
    return items.isEmpty() ? List.of(NOTHING) : items;
  }

  /** The list's own cells of a row, as many as there are own columns. */
  void ownCells(ResultRow row, Consumer<String> cell) {
    row.cells().forEach(cell);
    for (int missing = row.cells().size(); missing < own.size(); missing++) {
      cell.accept("");
    }
  }

  /** Our cells for a row and one of its items. */
  void ourCells(ResultRow row, ItemRow itemRow, Consumer<String> cell) {
    answerCells(row, itemRow, instantText, cell);
    cell.accept(row.note());
    moreCells(itemRow, more, cell);
  }

  static void moreCells(ItemRow itemRow, List<ItemColumn> more, Consumer<String> cell) {
    for (int index = 0; index < more.size(); index++) {
      cell.accept(itemRow.more(index));
    }
  }

  /** The cells of {@link #OF_AN_ANSWER}. */
  static void answerCells(
      ResultRow row, ItemRow itemRow, InstantText instantText, Consumer<String> cell) {
    ProductCode code = row.code();
    cell.accept(code == null ? "" : code.text());
    cell.accept(code == null ? "" : code.type().word());
    cell.accept(row.domain() == null ? "" : row.domain().word());
    cell.accept(row.outcome().word());
    cell.accept(itemRow.asin());
    cell.accept(itemRow.title());
    cell.accept(itemRow.upc());
    cell.accept(itemRow.upcs());
    cell.accept(itemRow.ean());
    cell.accept(itemRow.eans());
    cell.accept(row.lookedUpAt() == null ? "" : instantText.text(row.lookedUpAt()));
  }
}
