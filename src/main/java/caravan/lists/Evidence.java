package caravan.lists;

import caravan.codes.Row;
import java.util.List;

/**
 * What a person needs to see of a list to say whether it is understood.
 *
 * @param format how it was read, in words: {@code a table, semicolons, quoted}
 * @param encoding the name of its character encoding; empty where the format has only one
 * @param sheet the name of the workbook's sheet; empty for other formats
 * @param headerLine the number of the record that the headings stand in, from 1; 0 if there is none
 * @param columns those that might hold the codes, the best first, three at most
 * @param firstRows as they would be asked for, three at most
 */
public record Evidence(
    String format,
    String encoding,
    String sheet,
    int headerLine,
    List<Column> columns,
    List<Row> firstRows) {

  public Evidence {
    columns = List.copyOf(columns);
    firstRows = List.copyOf(firstRows);
  }

  /**
   * A column that might hold the codes, over the whole list.
   *
   * @param name its heading
   * @param why what speaks for it and against it, in words
   * @param cells the first that are filled, five at most
   * @param right cells with a code that its check digit proves, or that has none (an ASIN)
   * @param wrong filled cells that hold no code, or one with a wrong check digit
   * @param empty cells without anything, or with a word for nothing
   * @param codes cells that would be asked for if this were the column, repeats among them
   */
  public record Column(
      String name, String why, List<String> cells, long right, long wrong, long empty, long codes) {

    public Column {
      cells = List.copyOf(cells);
    }
  }
}
