package caravan.results;

import caravan.codes.ItemColumn;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The room's settings.
 *
 * @param output the folder that no result may leave; made where it is missing
 * @param formats in which every list is delivered, at least one; the receipt is always written
 * @param formulas in CSV
 * @param delimiter in CSV
 * @param bom whether CSV begins with a byte order mark, by which Excel knows UTF-8
 * @param columns of items, in tables, besides the usual ones
 */
public record ResultRules(
    Path output,
    Set<ResultFormat> formats,
    Formulas formulas,
    Delimiter delimiter,
    boolean bom,
    List<ItemColumn> columns) {

  /** With the usual columns and no byte order mark. */
  public ResultRules(
      Path output, Set<ResultFormat> formats, Formulas formulas, Delimiter delimiter) {
    this(output, formats, formulas, delimiter, false, List.of());
  }

  public ResultRules {
    if (formats.isEmpty()) {
      throw new IllegalArgumentException(
          "no format to write results in: name at least one of csv, json, ndjson, xlsx, crosswalk,"
              + " changes");
    }
    output = output.toAbsolutePath().normalize();
    columns = List.copyOf(columns);
    formats = Collections.unmodifiableSet(EnumSet.copyOf(formats));
  }

  /** The same for files of those formats in another folder. */
  public ResultRules at(Path folder, Set<ResultFormat> others) {
    return new ResultRules(folder, others, formulas, delimiter, bom, columns);
  }

  /** The same for what no person opens as a file. */
  public ResultRules withoutBom() {
    return new ResultRules(output, formats, formulas, delimiter, false, columns);
  }
}
