package caravan.lists.columns;

import caravan.lists.CheckDigit;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.CodeParser;
import caravan.lists.cells.SourceRecord;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the header: of the first records the one whose names fit best what stands below. What
 * stands over it are titles, a report's name and date, settings, hints.
 */
final class HeaderLine {

  private static final int MOST = 30;
  private static final int FIRST = 12;

  /** What a line scores that names codes which stand below it. */
  private static final double NAMED = 3;

  private static final int LONGEST_NAME = 80;
  private static final int MOST_WORDS = 9;
  private static final Pattern DATE =
      Pattern.compile("(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{8}");
  private static final Pattern FIELD = Pattern.compile("[\\p{L}_]{3,}[0-9]{1,2}");
  private static final Pattern SETTING =
      Pattern.compile("[\\p{L}\\p{N} _.-]{1,40}=.*|settings=.*", Pattern.DOTALL);
  private static final Set<String> REQUIRED =
      Set.of(
          ("required optional preferred desired recommended conditional mandatory erforderlich pflichtfeld"
                  + " obligatoire facultatif obbligatorio facoltativo requerido obligatorio opcional verplicht"
                  + " optioneel wymagane opcjonalne 必須 任意 必填 选填")
              .split(" "));

  private final CodeParser codeParser = new CodeParser(CheckDigit.WARN);
  private final List<SourceRecord> sample;
  private final List<SourceRecord> top;
  private final List<ColumnProfile> below;
  private final double usual;

  HeaderLine(List<SourceRecord> sample) {
    this.sample = sample;
    this.top = top();
    List<SourceRecord> rows = sample.subList(top.size(), sample.size());
    List<SourceRecord> body =
        rows.isEmpty() ? sample.subList(Math.min(1, sample.size()), sample.size()) : rows;
    this.below = ColumnProfile.of(body, width(sample));
    this.usual =
        body.stream()
            .mapToLong(HeaderLine::filled)
            .sorted()
            .skip(body.size() / 2)
            .findFirst()
            .orElse(1);
  }

  /** The index of the header among the records; negative if there is none. */
  int index() {
    int best = best(0, top.size(), 0);
    return best >= 0 ? best : behindCodes();
  }

  /** What stands in the columns below that header. */
  List<ColumnProfile> below(int header, int width) {
    boolean same = header + 1 == top.size() && top.size() < sample.size() && below.size() == width;
    return same ? below : ColumnProfile.of(sample.subList(header + 1, sample.size()), width);
  }

  private int best(int from, int to, double atLeast) {
    int best = -1;
    double most = 0;
    for (int i = from; i < to; i++) {
      double score = score(sample.get(i));
      if (score > atLeast && score >= most) {
        most = score;
        best = i;
      }
    }
    return best;
  }

  /**
   * Titles may hold numbers that look like codes: orders, places. They are none of the list's if
   * they stand in other columns than the one that the header names.
   */
  private int behindCodes() {
    int best = best(top.size(), Math.min(FIRST, sample.size()), NAMED);
    if (best < 0) {
      return -1;
    }
    for (int i = 0; i < sample.get(best).cells().size(); i++) {
      int column = i;
      boolean names = Heading.of(CellCleaner.strip(sample.get(best).cell(i))).names();
      if (names
          && sample.subList(0, best).stream()
              .anyMatch(line -> code(line.cell(column)) && !labelled(line))) {
        return -1;
      }
    }
    return cells(sample.get(best)).noneMatch(this::code) ? best : -1;
  }

  /** A word and its value over a table that is twice as wide: "P.IVA | 84181904706". */
  private boolean labelled(SourceRecord line) {
    List<String> filled = cells(line).toList();
    return filled.size() == 2
        && usual >= 4
        && filled.get(0).chars().anyMatch(Character::isLetter)
        && !CodeParser.holds(filled.get(0));
  }

  /** The records before the first that may hold a code; no row is ever among them. */
  private List<SourceRecord> top() {
    int end = 0;
    while (end < Math.min(MOST, sample.size())
        && (cells(sample.get(end)).noneMatch(this::code) || others(sample.get(end)))) {
      end++;
    }
    return sample.subList(0, end);
  }

  /** A title that says whose number it is: "GLN: 4399901000002". */
  private boolean others(SourceRecord line) {
    List<String> filled = cells(line).toList();
    return filled.size() == 2
        && !code(filled.get(0))
        && filled.get(0).strip().endsWith(":")
        && !Heading.of(CellCleaner.strip(filled.get(0))).other().isEmpty();
  }

  private boolean code(String cell) {
    return codeParser.possible(cell) && !DATE.matcher(CellCleaner.strip(cell)).matches();
  }

  private double score(SourceRecord line) {
    long filled = filled(line);
    if (filled == 0 || (filled == 1 && usual >= 3) || settings(line) * 2 >= filled) {
      return 0;
    }
    if (required(line) * 2 > filled
        || cells(line).anyMatch(NUMBER.asPredicate().or(CodeParser::holds))) {
      return 0;
    }
    double fit = fit(line);
    double width = Math.min(1, filled / Math.max(1, usual));
    double sentences = cells(line).filter(HeaderLine::sentence).count() / (double) filled;
    boolean speaks = fit >= 1;
    if (!speaks && !words(line) && !(filled > 1 && saysWhose(line))) {
      return 0;
    }
    if (!speaks && (width < 0.6 || sentences > 0.5)) {
      return 0;
    }
    return Math.max(0, fit + 2 * width - 2 * sentences);
  }

  private double fit(SourceRecord line) {
    double fit = 0;
    for (int i = 0; i < line.cells().size(); i++) {
      Heading heading = Heading.of(CellCleaner.strip(line.cell(i)));
      fit += fit(heading, below.get(i).codes() > 0);
    }
    return fit;
  }

  /** Whether it says of the codes below that they are somebody's own, or of something else. */
  private boolean saysWhose(SourceRecord line) {
    for (int i = 0; i < line.cells().size(); i++) {
      boolean codes = below.get(i).strong() > 0 && below.get(i).mostly();
      if (codes && !Heading.of(CellCleaner.strip(line.cell(i))).other().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static double fit(Heading heading, boolean codes) {
    return switch (heading.rank()) {
      case EXACT -> codes ? 4 : 1;
      case NAMES -> codes ? 3 : 0;
      case MAYBE -> codes ? 2 : 0.3;
      case OTHER -> 0.3;
      case SILENT -> heading.domain() ? 1 : heading.meanings().isEmpty() ? 0 : 0.1;
    };
  }

  private static long settings(SourceRecord line) {
    return cells(line).filter(cell -> SETTING.matcher(CellCleaner.strip(cell)).matches()).count();
  }

  private static long required(SourceRecord line) {
    return cells(line)
        .filter(
            cell -> REQUIRED.contains(CellCleaner.strip(cell).toLowerCase(java.util.Locale.ROOT)))
        .count();
  }

  private static boolean sentence(String cell) {
    return cell.length() > LONGEST_NAME || cell.strip().split("\\s+", -1).length > MOST_WORDS;
  }

  /** Different words without a digit, or with one behind as fields have, one over the codes. */
  private boolean words(SourceRecord line) {
    Set<String> different = new HashSet<>();
    int codes =
        below.stream()
            .max(Comparator.comparingLong(ColumnProfile::codes))
            .filter(column -> column.codes() > 0)
            .map(ColumnProfile::index)
            .orElse(-1);
    return sample.size() > 1
        && (codes < 0 || !CellCleaner.blank(line.cell(codes)))
        && cells(line)
            .allMatch(
                cell ->
                    cell.chars().anyMatch(Character::isLetter)
                        && (cell.chars().noneMatch(Character::isDigit)
                            || FIELD.matcher(cell).matches())
                        && different.add(cell));
  }

  private static long filled(SourceRecord line) {
    return cells(line).count();
  }

  private static Stream<String> cells(SourceRecord line) {
    return line.cells().stream().filter(cell -> !CellCleaner.blank(cell));
  }

  static int width(List<SourceRecord> sample) {
    return sample.stream().mapToInt(line -> line.cells().size()).max().orElse(0);
  }
}
