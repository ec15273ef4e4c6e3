package caravan.lists;

import caravan.codes.Domain;
import caravan.codes.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes rows of a record: finds its code, its marketplace, and what is to be said about it. */
final class RowMaker {

  private final Layout layout;
  private final Domain listDomain;
  private final Recogniser recogniser;
  private final Tally tally;
  private String lastSaid = "";
  private Optional<Domain> lastDomain = Optional.empty();

  /**
   * @param listDomain of rows that name none
   * @param tally is told what was found
   */
  RowMaker(Layout layout, Domain listDomain, CheckDigit checkDigit, Tally tally) {
    this.layout = layout;
    this.listDomain = listDomain;
    this.recogniser = new Recogniser(checkDigit);
    this.tally = tally;
  }

  /** The rows of that record, the first with that number, each with so many cells. */
  List<Row> rows(long number, Line line, int width) {
    if (!line.broken().isEmpty()) {
      return List.of(Row.invalid(number, padded(List.of(), width), line.cell(0), line.broken()));
    }
    if (!layout.kind().isEmpty()
        && Companions.otherKind(line, layout.kind(), layout.names().size())) {
      String reason = "a line of another kind than the rows, '%s'";
      return List.of(
          Row.invalid(
              number,
              padded(line.cells(), width),
              line.cell(0),
              reason.formatted(Quoted.shortened(line.cell(0)))));
    }
    if (!layout.free()) {
      return List.of(row(number, line, width));
    }
    List<String> several = FreeText.several(line.cell(0));
    if (several.isEmpty()) {
      return List.of(row(number, line, width));
    }
    List<Row> rows = new ArrayList<>(several.size());
    for (String piece : several) {
      rows.add(row(number + rows.size(), Line.of(List.of(piece)), width));
    }
    return rows;
  }

  private Row row(long number, Line line, int width) {
    List<String> cells = padded(line.cells(), width);
    CodeColumn column = layout.codes().get(0);
    Reading reading = reading(column, line);
    for (int i = 1; i < layout.codes().size() && reading.code() == null; i++) {
      CodeColumn other = layout.codes().get(i);
      Reading next = reading(other, line);
      boolean more = reading.proof() == Proof.EMPTY && next.proof() != Proof.EMPTY;
      if (next.code() != null || more) {
        reading = next;
        column = other;
      }
    }
    reading = unlessCarton(line, reading);
    String input = column.cell(line);
    tally.take(reading);
    if (column.type() >= 0 && reading.code() != null && !agrees(column, line, input)) {
      tally.disagrees();
    }
    if (reading.code() == null) {
      return Row.invalid(number, cells, input, reading.note());
    }
    String said = marketplace(line, reading);
    Optional<Domain> domain = said.isEmpty() ? Optional.of(listDomain) : domain(said);
    return domain.isEmpty()
        ? Row.invalid(number, cells, input, Marketplaces.unserved(said))
        : new Row(number, cells, input, reading.code(), domain.get(), reading.note());
  }

  private Reading reading(CodeColumn column, Line line) {
    Reading reading = column.read(line, recogniser);
    if (!layout.free() || reading.code() != null || settled(reading)) {
      return reading;
    }
    String text = line.cell(0);
    Optional<String> one = FreeText.one(text);
    if (one.isEmpty() && FreeText.loose(text)) {
      tally.loose();
    }
    return one.map(code -> recogniser.read(code, column.hint()))
        .filter(found -> found.code() != null)
        .orElse(reading);
  }

  private static boolean settled(Reading reading) {
    return reading.proof() == Proof.EMPTY || reading.proof() == Proof.CASE;
  }

  private boolean agrees(CodeColumn column, Line line, String input) {
    return Companions.fits(column.hint(line), input, recogniser);
  }

  private Reading unlessCarton(Line line, Reading reading) {
    if (layout.unit() < 0 || reading.code() == null) {
      return reading;
    }
    String unit = line.cell(layout.unit());
    return CellWord.find(unit).filter(word -> word == CellWord.CARTON).isPresent()
        ? Reading.invalid(
                "'%s' is a case, not the piece".formatted(Quoted.shortened(Tidy.strip(unit))))
            .proven(Proof.CASE)
        : reading;
  }

  private String marketplace(Line line, Reading reading) {
    String own = layout.domain() < 0 ? "" : line.cell(layout.domain());
    return CellWord.nothing(own) ? reading.marketplace() : own;
  }

  private Optional<Domain> domain(String said) {
    if (!said.equals(lastSaid)) {
      lastDomain = Marketplaces.find(said);
      lastSaid = said;
    }
    return lastDomain;
  }

  private static List<String> padded(List<String> cells, int width) {
    if (cells.size() >= width) {
      return cells;
    }
    List<String> padded = new ArrayList<>(width);
    padded.addAll(cells);
    while (padded.size() < width) {
      padded.add("");
    }
    return padded;
  }
}
