package caravan.lists.reader;

import caravan.codes.Row;
import caravan.lists.CheckDigit;
import caravan.lists.Evidence;
import caravan.lists.Excerpt;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.CodeParser;
import caravan.lists.cells.ParsedCode;
import caravan.lists.cells.Proof;
import caravan.lists.cells.ProofCounts;
import caravan.lists.cells.SourceRecord;
import caravan.lists.columns.CodeColumn;
import caravan.lists.columns.Heading;
import caravan.lists.format.ListFormat;
import caravan.lists.format.Opening;
import java.util.ArrayList;
import java.util.List;

/** Shows a list to the person who is to say whether it is understood. */
final class Witness {

  private static final int ROWS = 3;
  private static final int CELLS = 5;

  private final Preview preview;
  private final DetectedFormat detectedFormat;

  Witness(Preview preview) {
    this.preview = preview;
    this.detectedFormat = preview.decision();
  }

  Evidence evidence(RowStream stream) {
    List<Seen> columns = new ArrayList<>();
    for (int index : detectedFormat.table().ranked()) {
      if (index < preview.head().columns().size()) {
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
    Opening opening = detectedFormat.opening();
    boolean text = opening.format() == ListFormat.TEXT;
    return new Evidence(
        text
            ? opening.dialect().words()
            : opening.format().name().toLowerCase(java.util.Locale.ROOT),
        text ? opening.encoding().charset().name() : "",
        detectedFormat.sheet(),
        detectedFormat.layout().above(),
        columns.stream().map(Seen::column).toList(),
        first);
  }

  /** A column while its cells go by. */
  private final class Seen {

    private final int index;
    private final CodeColumn code;
    private final String why;
    private final CodeParser codeParser = new CodeParser(CheckDigit.WARN);
    private final ProofCounts proofCounts = new ProofCounts();
    private final List<String> cells = new ArrayList<>();

    Seen(int index) {
      this.index = index;
      String name = preview.head().columns().get(index);
      Heading heading =
          detectedFormat.layout().header() || detectedFormat.opening().named()
              ? Heading.of(CellCleaner.strip(name))
              : Heading.SILENT;
      this.code =
          detectedFormat.layout().codes().stream()
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
      SourceRecord line = SourceRecord.of(row.cells());
      ParsedCode parsedCode = code.read(line, codeParser);
      proofCounts.take(parsedCode);
      String cell = CellCleaner.strip(line.cell(index));
      if (cells.size() < CELLS && !cell.isEmpty()) {
        cells.add(Excerpt.shortened(cell));
      }
    }

    Evidence.Column column() {
      long right = proofCounts.of(Proof.RIGHT) + proofCounts.of(Proof.SHAPE);
      long empty = proofCounts.of(Proof.EMPTY);
      return new Evidence.Column(
          CellCleaner.strip(preview.head().columns().get(index)),
          why,
          cells,
          right,
          preview.rows() - right - empty,
          empty,
          proofCounts.codes());
    }
  }
}
