package caravan.lists;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Finds the columns of codes and of marketplaces among the first records of a list. */
final class Columns {

  private final Recogniser recogniser = new Recogniser(CheckDigit.WARN);

  /** The layout of a table that may have a header, and titles over it. */
  Layout ofTable(List<Line> sample) {
    int titles = new Titles().over(sample);
    if (titles > 0) {
      Layout below = withoutTitles(sample.subList(titles, sample.size()));
      if (below.header() && below.hasCodes()) {
        return below.under(titles);
      }
    }
    return withoutTitles(sample);
  }

  private Layout withoutTitles(List<Line> sample) {
    List<String> first = sample.get(0).cells();
    List<Line> rest = sample.subList(1, sample.size());
    if (first.stream().anyMatch(cell -> Header.of(cell).speaks())
        && first.stream().noneMatch(cell -> Recogniser.likely(cell) || coded(cell))) {
      return named(true, headerNames(first, sample), rest);
    }
    List<String> nameless = headerNames(List.of(), sample);
    Layout headerless =
        nameless.size() == 1 ? Layout.plain(false, Hint.NONE) : named(false, nameless, sample);
    boolean header = !headerless.hasCodes() || looksLikeHeader(first, headerless, rest);
    return header ? named(true, headerNames(first, sample), rest) : headerless;
  }

  /** A header can look like a code ("ASIN B0…" in a cell); then it is a row. */
  private boolean coded(String cell) {
    return Header.of(cell).speaks() && recogniser.possible(cell);
  }

  /** The layout of a list of one code a line, where a lone header word may stand on top. */
  Layout ofPlain(List<Line> sample) {
    String first = sample.get(0).cell(0);
    Hint hint = Header.of(Tidy.bare(first)).hint();
    return hint == Hint.NONE || recogniser.possible(first)
        ? Layout.plain(false, Hint.NONE)
        : Layout.plain(true, hint);
  }

  /** The layout of values that the format itself names. */
  Layout ofNamed(List<String> names, List<Line> sample) {
    if (names.equals(List.of(Layout.PLAIN))) {
      return Layout.plain(false, Hint.NONE);
    }
    Layout layout = named(true, names, sample);
    List<CodeColumn> codes = new ArrayList<>(layout.codes());
    int bare = names.indexOf(Layout.PLAIN); // codes that stand alone among objects
    if (bare >= 0 && codes.stream().noneMatch(c -> c.index() == bare)) {
      codes.add(new CodeColumn(bare, Layout.PLAIN, Hint.NONE));
    }
    return new Layout(0, names, codes, layout.domain());
  }

  /** Whether any of the records has a code where the layout looks for it. */
  boolean found(Layout layout, List<Line> sample) {
    return layout.codes().stream()
        .anyMatch(c -> sample.stream().anyMatch(line -> recogniser.possible(line.cell(c.index()))));
  }

  /** In how many columns most cells are codes. */
  long codeColumns(List<Line> sample) {
    return IntStream.range(0, headerNames(List.of(), sample).size())
        .filter(i -> mostly(sample, i, recogniser::possible))
        .count();
  }

  /** The layout of columns with these names. */
  private Layout named(boolean header, List<String> names, List<Line> sample) {
    List<CodeColumn> codes = new ArrayList<>();
    int domain = -1;
    for (int i = 0; i < names.size(); i++) {
      Header says = header ? Header.of(names.get(i)) : Header.of("");
      if (says.domain() && domain < 0) {
        domain = i;
      }
      if (says.hint() != Hint.NONE && (says.certain() || mostly(sample, i, recogniser::possible))) {
        codes.add(new CodeColumn(i, names.get(i), says.hint()));
      }
    }
    if (codes.stream().anyMatch(c -> c.hint() != Hint.CODE)) {
      codes.removeIf(c -> c.hint() == Hint.CODE);
    }
    codes.sort(Comparator.comparingInt((CodeColumn c) -> c.hint().rank()));
    return new Layout(
        header ? 1 : 0, names, codes.isEmpty() ? byContent(names, sample) : codes, domain);
  }

  /** The one column where most cells are codes: proven ones if there are any, else by shape. */
  private List<CodeColumn> byContent(List<String> names, List<Line> sample) {
    for (Predicate<String> test :
        List.<Predicate<String>>of(Recogniser::likely, recogniser::possible)) {
      CodeColumn best =
          IntStream.range(0, names.size())
              .filter(i -> !Header.of(names.get(i)).domain() && mostly(sample, i, test))
              .mapToObj(i -> new CodeColumn(i, names.get(i), Hint.NONE))
              .max(
                  Comparator.comparingLong((CodeColumn c) -> count(sample, c.index(), test))
                      .thenComparing(CodeColumn::index, Comparator.reverseOrder()))
              .orElse(null);
      if (best != null) {
        return List.of(best);
      }
    }
    return List.of();
  }

  private static boolean mostly(List<Line> sample, int index, Predicate<String> test) {
    long filled = count(sample, index, cell -> !Tidy.blank(cell));
    return filled > 0 && count(sample, index, test) * 2 >= filled;
  }

  private static long count(List<Line> sample, int index, Predicate<String> test) {
    return sample.stream().filter(line -> test.test(line.cell(index))).count();
  }

  /** A first record of different words without a digit, above a column of codes. */
  private boolean looksLikeHeader(List<String> first, Layout layout, List<Line> rest) {
    int index = layout.codes().get(0).index();
    String name = index < first.size() ? first.get(index) : "";
    return !rest.isEmpty()
        && name.chars().anyMatch(Character::isLetter)
        && first.stream().noneMatch(cell -> cell.chars().anyMatch(Character::isDigit))
        && new HashSet<>(first).size() == first.size()
        && mostly(rest, index, recogniser::possible);
  }

  private static List<String> headerNames(List<String> first, List<Line> sample) {
    int width = sample.stream().mapToInt(line -> line.cells().size()).max().orElse(0);
    return widened(first.stream().map(Tidy::strip).toList(), width);
  }

  /** The names with {@code column_N} for those that are missing or blank. */
  static List<String> widened(List<String> names, int width) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < Math.max(width, names.size()); i++) {
      all.add(i < names.size() && !names.get(i).isEmpty() ? names.get(i) : Layout.nameless(i));
    }
    return all;
  }
}
