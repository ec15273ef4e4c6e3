package caravan.lists;

import caravan.codes.Domain;
import caravan.codes.Row;
import caravan.lists.reader.ListReader;
import caravan.lists.reader.Preview;
import caravan.lists.reader.RowStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a list.
 *
 * @param refused why it can't be read; empty if it can
 * @param crashed what went wrong in Caravan; empty if nothing did
 * @param doubts why a person should be asked first; empty if there is none
 */
record Produced(
    String refused,
    String crashed,
    List<String> doubts,
    String summary,
    List<String> columns,
    List<Row> rows) {

  static Produced of(Path list, String folder) {
    ListReader reader = new ListReader(new ListRules(Domain.COM, CheckDigit.WARN));
    try {
      Preview preview = reader.survey(list, folder, list.getFileName().toString());
      List<Row> rows = new ArrayList<>();
      try (RowStream stream = reader.rows(list, preview)) {
        stream.forEachRemaining(rows::add);
      }
      return new Produced(
          "",
          count(preview, rows),
          preview.doubts(),
          preview.summary(),
          preview.head().columns(),
          rows);
    } catch (UnreadableListException e) {
      return new Produced(e.reason(), "", List.of(), "", List.of(), List.of());
    } catch (RuntimeException e) {
      return new Produced("", e.toString(), List.of(), "", List.of(), List.of());
    }
  }

  private static String count(Preview preview, List<Row> rows) {
    long invalid = rows.stream().filter(row -> !row.valid()).count();
    return preview.rows() == rows.size() && preview.invalid() == invalid
        ? ""
        : "the survey counted %d rows and %d invalid, but there are %d and %d"
            .formatted(preview.rows(), preview.invalid(), rows.size(), invalid);
  }

  /** Everything that a person is told, a line each. */
  List<String> said() {
    List<String> said = new ArrayList<>(doubts);
    said.add(refused);
    said.add(summary);
    rows.forEach(row -> said.add(row.note()));
    return said;
  }
}
