package caravan.lists;

import caravan.codes.Domain;
import caravan.codes.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Makes a row of a record: finds its code, its marketplace, and what is to be said about it. */
final class RowMaker {

  private static final Set<String> NOTHING =
      Set.of("n/a", "na", "null", "none", "nan", "#n/a", "nil", "leer", "vide", "vacío");
  private static final int LONGEST_NOTHING = 5;

  private final Layout layout;
  private final Domain listDomain;
  private final Recogniser recogniser;
  private String lastSaid = "";
  private Optional<Domain> lastDomain = Optional.empty();

  /**
   * @param listDomain of rows that name none
   */
  RowMaker(Layout layout, Domain listDomain, CheckDigit checkDigit) {
    this.layout = layout;
    this.listDomain = listDomain;
    this.recogniser = new Recogniser(checkDigit);
  }

  /** The row of that record, with that many cells. */
  Row row(long number, Line line, int width) {
    if (!line.broken().isEmpty()) {
      return Row.invalid(number, padded(List.of(), width), line.cell(0), line.broken());
    }
    List<String> cells = padded(line.cells(), width);
    CodeColumn column = column(line);
    String input = line.cell(column.index());
    Reading reading = recogniser.read(input, column.hint());
    if (reading.code() == null) {
      return Row.invalid(number, cells, input, reason(line, reading));
    }
    String said = marketplace(line, reading);
    Optional<Domain> domain = said.isEmpty() ? Optional.of(listDomain) : domain(said);
    return domain.isEmpty()
        ? Row.invalid(number, cells, input, Marketplaces.unserved(said))
        : new Row(number, cells, input, reading.code(), domain.get(), reading.note());
  }

  private String reason(Line line, Reading reading) {
    return layout.codes().stream().allMatch(c -> nothing(line.cell(c.index())))
        ? "the row has no code"
        : reading.note();
  }

  /** The first column in which the row has something. */
  private CodeColumn column(Line line) {
    for (CodeColumn column : layout.codes()) {
      if (!nothing(line.cell(column.index()))) {
        return column;
      }
    }
    return layout.codes().get(0);
  }

  private String marketplace(Line line, Reading reading) {
    String own = layout.domain() < 0 ? "" : line.cell(layout.domain());
    return nothing(own) ? reading.marketplace() : own;
  }

  private Optional<Domain> domain(String said) {
    if (!said.equals(lastSaid)) {
      lastDomain = Marketplaces.find(said);
      lastSaid = said;
    }
    return lastDomain;
  }

  /** Whether the cell is empty, or says in words or with a dash that it is. */
  private static boolean nothing(String cell) {
    if (cell.length() > LONGEST_NOTHING) {
      return Tidy.blank(cell);
    }
    String text = Tidy.strip(cell).toLowerCase(Locale.ROOT);
    return text.chars().noneMatch(Character::isLetterOrDigit) || NOTHING.contains(text);
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
