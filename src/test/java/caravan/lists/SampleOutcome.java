package caravan.lists;

import caravan.codes.Domain;
import caravan.codes.Row;
import caravan.lists.reader.ListReader;
import caravan.lists.reader.Preview;
import caravan.lists.reader.RowStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What became of a list, as text to compare. */
final class SampleOutcome {

  private static final int COLUMNS_SHOWN = 8;

  private SampleOutcome() {}

  static String of(Path root, Path file) {
    Path below = root.relativize(file);
    String folder = below.getParent() == null ? "" : below.getParent().toString();
    ListReader reader = new ListReader(new ListRules(Domain.COM, CheckDigit.WARN));
    try {
      Preview preview = reader.survey(file, folder, file.getFileName().toString());
      StringBuilder text = new StringBuilder(preview.summary());
      text.append(preview.head().urgent() ? "\nurgent" : "");
      text.append("\ncolumns: ").append(cells(preview.head().columns()));
      try (RowStream rows = reader.rows(file, preview)) {
        rows.forEachRemaining(row -> text.append("\n\n").append(row(row)));
      }
      return text + "\n";
    } catch (UnreadableListException e) {
      return "failed: " + e.reason() + "\n";
    }
  }

  private static String row(Row row) {
    String code =
        row.code() == null || row.domain() == null
            ? "invalid"
            : row.code().type().word() + " " + row.code().text() + " on " + row.domain().word();
    String note = row.note().isEmpty() ? "" : "\n   " + row.note();
    return row.number()
        + ": '"
        + row.input()
        + "' is "
        + code
        + note
        + "\n   "
        + cells(row.cells());
  }

  private static String cells(List<String> cells) {
    String shown = cells.stream().limit(COLUMNS_SHOWN).collect(Collectors.joining(" ¦ "));
    return cells.size() > COLUMNS_SHOWN ? shown + " … of " + cells.size() : shown;
  }
}
