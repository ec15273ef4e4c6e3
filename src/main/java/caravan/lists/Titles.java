package caravan.lists;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the lines that people and programs put over the header: a report's title, its date. */
final class Titles {

  private static final int MOST = 30;
  private static final Pattern DATE =
      Pattern.compile("(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])");

  private final Recogniser recogniser = new Recogniser(CheckDigit.WARN);

  /**
   * How many records stand over what seems to be the header; 0 if the first is it, or there is
   * none. No record that may hold a code is ever among them.
   */
  int over(List<Line> sample) {
    List<Line> top = top(sample);
    int widest = widest(top.stream().map(Titles::filled).toList());
    if (widest < 0 || filled(top.get(widest)) == 1) {
      return lastName(top); // in one column the header stands right over the codes
    }
    int header = widest(top.stream().map(line -> names(line) ? filled(line) : 0L).toList());
    if (header >= 0 && !oneOf(header, top)) {
      return header;
    }
    boolean another = top.subList(0, widest).stream().anyMatch(l -> filled(l) > 1 && speaks(l));
    return onlyWords(top.get(widest)) && !another ? widest : 0;
  }

  /** Whether it may as well be a title or a row, as others before it. */
  private static boolean oneOf(int header, List<Line> top) {
    Line line = top.get(header);
    boolean title = filled(line) == 1 && cells(line).anyMatch(cell -> cell.strip().contains(" "));
    return title
        || top.subList(0, header).stream()
            .anyMatch(before -> filled(before) >= filled(line) && speaks(before));
  }

  /** The records before the first that may hold a code. */
  private List<Line> top(List<Line> sample) {
    int end = 0;
    while (end < Math.min(MOST, sample.size()) && cells(sample.get(end)).noneMatch(this::code)) {
      end++;
    }
    return sample.subList(0, end);
  }

  private boolean code(String cell) {
    return recogniser.possible(cell) && !DATE.matcher(Tidy.strip(cell)).matches();
  }

  /** Whether it names a column of codes, and nothing else than codes. */
  private static boolean names(Line line) {
    return cells(line).map(Header::of).anyMatch(h -> h.certain() && h.hint() != Hint.NONE);
  }

  /** The first of the largest numbers; negative if all are 0. */
  private static int widest(List<Long> widths) {
    int best = -1;
    for (int i = 0; i < widths.size(); i++) {
      if (widths.get(i) > (best < 0 ? 0 : widths.get(best))) {
        best = i;
      }
    }
    return best;
  }

  private static int lastName(List<Line> top) {
    return IntStream.range(0, top.size()).filter(i -> names(top.get(i))).max().orElse(0);
  }

  private static boolean speaks(Line line) {
    return cells(line).anyMatch(cell -> Header.of(cell).speaks());
  }

  private static boolean onlyWords(Line line) {
    Set<String> different = new HashSet<>();
    return cells(line)
        .allMatch(
            cell ->
                cell.chars().anyMatch(Character::isLetter)
                    && cell.chars().noneMatch(Character::isDigit)
                    && different.add(cell));
  }

  private static long filled(Line line) {
    return cells(line).count();
  }

  private static Stream<String> cells(Line line) {
    return line.cells().stream().filter(cell -> !Tidy.blank(cell));
  }
}
