package caravan.lists;

import caravan.codes.Choice;
import caravan.codes.Domain;
import caravan.codes.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Stands in for the chain of decisions until it is there, and goes with it: one doubt (a table many
 * of whose codes have wrong check digits), choices of a column, a type and a domain, and three
 * columns to look at.
 */
final class Stopgap {

  private static final int FEW = 5;
  private static final double MANY_WRONG = 0.3;
  private static final int COLUMNS = 3;
  private static final int CELLS = 5;

  private long codes;
  private long wrong;

  /** A row of the list is seen. */
  void see(Row row) {
    codes += row.valid() ? 1 : 0;
    wrong += row.valid() && row.note().contains("check digit") ? 1 : 0;
  }

  /** What is doubtful about a list, once its rows are seen. */
  List<String> doubts(Decision decision) {
    if (decision.opening().format() == Format.PLAIN || codes < FEW || wrong < MANY_WRONG * codes) {
      return List.of();
    }
    return List.of(
        String.format(
            Locale.ROOT,
            "%d of %d codes in column '%s' have a wrong check digit",
            wrong,
            codes,
            decision.layout().codes().get(0).name()));
  }

  /** Whether the list names its columns. */
  static boolean named(Decision decision) {
    Format format = decision.opening().format();
    return decision.layout().header() || format == Format.JSON || format == Format.NDJSON;
  }

  static Decision decided(Decision decision, Choice choice) {
    if (choice.sheet() != null && !choice.sheet().equals(decision.sheet())) {
      throw new UnreadableListException(
          "the list has no sheet '%s', but '%s'".formatted(choice.sheet(), decision.sheet()));
    }
    Layout layout = decision.layout();
    CodeColumn first = layout.codes().get(0);
    int index = choice.column() == null ? first.index() : index(layout, choice.column());
    Hint hint =
        choice.type() == null
            ? Header.of(layout.names().get(index)).hint()
            : Hint.valueOf(choice.type().name());
    List<CodeColumn> codes = List.of(new CodeColumn(index, layout.names().get(index), hint));
    Layout chosen = new Layout(layout.above(), layout.names(), codes, layout.domain());
    return new Decision(decision.opening(), chosen, decision.sha256(), decision.sheet());
  }

  private static int index(Layout layout, String column) {
    int index = layout.names().indexOf(column);
    if (index < 0 && column.matches("[0-9]{1,4}")) {
      index = Integer.parseInt(column) - 1;
    }
    if (index < 0 || index >= layout.names().size()) {
      throw new UnreadableListException(
          "the list has no column '%s'; it has %s"
              .formatted(column, String.join(", ", layout.names())));
    }
    return index;
  }

  static Evidence evidence(Path file, ListReader reader, Survey survey) {
    Layout layout = survey.decision().layout();
    List<Evidence.Column> columns = new ArrayList<>();
    List<Integer> order = new ArrayList<>(List.of(layout.codes().get(0).index()));
    for (int i = 0; i < layout.names().size() && order.size() < COLUMNS; i++) {
      if (!order.contains(i)) {
        order.add(i);
      }
    }
    List<Row> first = new ArrayList<>();
    try (RowStream rows = reader.rows(file, survey)) {
      while (rows.hasNext() && first.size() < COLUMNS) {
        first.add(rows.next());
      }
    }
    for (int index : order) {
      columns.add(column(file, reader, survey, index));
    }
    return new Evidence(
        survey.decision().opening().format().name().toLowerCase(Locale.ROOT),
        survey.decision().opening().encoding().charset().name(),
        survey.decision().sheet(),
        layout.above(),
        columns,
        first);
  }

  private static Evidence.Column column(Path file, ListReader reader, Survey survey, int index) {
    Recogniser recogniser = new Recogniser(CheckDigit.WARN);
    List<String> cells = new ArrayList<>();
    long right = 0;
    long wrong = 0;
    long empty = 0;
    long codes = 0;
    try (RowStream rows = reader.rows(file, survey)) {
      while (rows.hasNext()) {
        String cell = rows.next().cells().get(index);
        Reading reading = recogniser.read(cell, Hint.NONE);
        boolean code = reading.code() != null;
        boolean good = code && !reading.note().contains("check digit");
        if (!Tidy.blank(cell) && cells.size() < CELLS) {
          cells.add(cell);
        }
        empty += Tidy.blank(cell) ? 1 : 0;
        codes += code ? 1 : 0;
        right += good ? 1 : 0;
        wrong += !good && !Tidy.blank(cell) ? 1 : 0;
      }
    }
    String name = survey.decision().layout().names().get(index);
    return new Evidence.Column(name, "", cells, right, wrong, empty, codes);
  }

  static Domain domain(Choice choice, Domain otherwise) {
    return choice.domain() == null ? otherwise : choice.domain();
  }
}
