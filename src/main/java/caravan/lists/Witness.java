package caravan.lists;

import caravan.codes.Row;
import java.util.ArrayList;
import java.util.List;

/** Shows a list to the person who is to say whether it is understood. */
final class Witness {

  private static final int ROWS = 3;
  private static final int CELLS = 5;

  private final Survey survey;
  private final Decision decision;

  Witness(Survey survey) {
    this.survey = survey;
    this.decision = survey.decision();
  }

  Evidence evidence(RowStream stream) {
    List<Seen> columns = new ArrayList<>();
    for (int index : decision.table().ranked()) {
      if (index < survey.head().columns().size()) {
        columns.add(new Seen(index));
      }
    }
    List<Row> first = new ArrayList<>();
    while (stream.hasNext()) {
      Row row = stream.next();
      if (first.size() < ROWS) {
        first.add(row);
      }
      columns.forEach(column -> column.take(row));
    }
    Opening opening = decision.opening();
    boolean text = opening.format() == Format.TEXT;
    return new Evidence(
        text
            ? opening.dialect().words()
            : opening.format().name().toLowerCase(java.util.Locale.ROOT),
        text ? opening.encoding().charset().name() : "",
        decision.sheet(),
        decision.layout().above(),
        columns.stream().map(Seen::column).toList(),
        first);
  }

  /** A column while its cells go by. */
  private final class Seen {

    private final int index;
    private final CodeColumn code;
    private final String why;
    private final Recogniser recogniser = new Recogniser(CheckDigit.WARN);
    private final Tally tally = new Tally();
    private final List<String> cells = new ArrayList<>();

    Seen(int index) {
      this.index = index;
      String name = survey.head().columns().get(index);
      Heading heading =
          decision.layout().header() || decision.opening().format() != Format.TEXT
              ? Heading.of(Tidy.strip(name))
              : Heading.SILENT;
      this.code =
          decision.layout().codes().stream()
              .filter(column -> column.index() == index)
              .findFirst()
              .orElse(CodeColumn.of(index, name, heading.hint()));
      this.why = why(heading);
    }

    private static String why(Heading heading) {
      return switch (heading.rank()) {
        case EXACT, NAMES -> "its heading names codes (%s)".formatted(heading.hint().word());
        case MAYBE -> "its heading could mean codes";
        case SILENT -> "its heading says nothing of codes";
        case OTHER -> "its heading says that it is " + heading.other();
      };
    }

    void take(Row row) {
      Line line = Line.of(row.cells());
      Reading reading = code.read(line, recogniser);
      tally.take(reading);
      String cell = Tidy.strip(line.cell(index));
      if (cells.size() < CELLS && !cell.isEmpty()) {
        cells.add(Quoted.shortened(cell));
      }
    }

    Evidence.Column column() {
      long right = tally.of(Proof.RIGHT) + tally.of(Proof.SHAPE);
      long empty = tally.of(Proof.EMPTY);
      return new Evidence.Column(
          Tidy.strip(survey.head().columns().get(index)),
          why,
          cells,
          right,
          survey.rows() - right - empty,
          empty,
          tally.codes());
    }
  }
}
