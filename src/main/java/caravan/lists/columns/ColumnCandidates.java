package caravan.lists.columns;

import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.ColumnKind;
import caravan.lists.cells.Proof;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns that codes could be taken from, best first, by how much their headings say. */
final class ColumnCandidates {

  /** Eight is a length. */
  private static final Pattern NUMBER = Pattern.compile("(?<![0-9])[1-79]$");

  private final Columns columns;

  ColumnCandidates(Columns columns) {
    this.columns = columns;
  }

  /** Whose headings name codes; none if no heading does. */
  List<Integer> named() {
    List<Integer> named =
        columns
            .indexes()
            .filter(
                i ->
                    columns.heading(i).certain()
                        || (columns.heading(i).names() && columns.profile(i).mostly()))
            .boxed()
            .toList();
    List<Integer> products =
        named.stream().filter(i -> !columns.profile(i).restricted() && !idle(i)).toList();
    return sorted((products.isEmpty() ? named : products).stream());
  }

  /** A column of one and the same code beside others that change names no products. */
  private boolean idle(int index) {
    return columns.heading(index).rank() == Heading.Rank.NAMES
        && columns.profile(index).constant()
        && columns
            .indexes()
            .anyMatch(
                i -> i != index && columns.heading(i).names() && columns.profile(i).codes() > 1);
  }

  /** The same, and those that are as sure where no heading says code in so many words. */
  List<Integer> namedAndSure(List<Integer> named) {
    List<Integer> all = new ArrayList<>(named);
    if (named.stream().allMatch(i -> columns.heading(i).hint() != ColumnKind.CODE)) {
      all.addAll(sorted(couldBe().filter(this::strong).boxed()));
    }
    return all;
  }

  private boolean strong(int index) {
    ColumnProfile profile = columns.profile(index);
    return profile.strong() >= 0.9 * profile.telling() || typed(index);
  }

  /** Whether a column beside it tells the kind of each code, so that short ones are sure too. */
  private boolean typed(int index) {
    return new TypeColumn(columns.headings(), columns.rows()).typed(columns.codes(index)).type()
        >= 0;
  }

  /** Whose headings could be those of codes, and that hold some. */
  List<Integer> maybe() {
    return sorted(couldBe().boxed());
  }

  /**
   * Why a person should say whether a column without a heading of codes holds some: eight digits,
   * and ten of a book, prove too little. Null if they are longer, or their kind stands beside them.
   */
  @Nullable Doubt tooShort(int column) {
    ColumnProfile profile = columns.profile(column);
    boolean beside = columns.names().size() > 1; // lines of codes are a list whatever they are
    return beside && profile.of(Proof.RIGHT) > 0 && profile.strong() == 0 && !typed(column)
        ? new Doubt(
            Doubt.Kind.COLUMN,
            "no heading names product codes, and column %s holds short numbers alone"
                .formatted(columns.label(column)))
        : null;
  }

  private IntStream couldBe() {
    return columns
        .indexes()
        .filter(i -> columns.heading(i).rank() == Heading.Rank.MAYBE)
        .filter(i -> columns.profile(i).mostlyRight() && !columns.profile(i).restricted());
  }

  /**
   * ASINs first, then EANs, then UPCs; of a kind those that hold some, then by their numbers if
   * they have any, then the surest, then the one whose values change.
   */
  private List<Integer> sorted(Stream<Integer> candidates) {
    return candidates
        .sorted(
            Comparator.comparingInt((Integer i) -> columns.heading(i).hint().rank())
                .thenComparing(i -> columns.profile(i).codes() == 0)
                .thenComparing(i -> columns.heading(i).rank())
                .thenComparing(this::number)
                .thenComparing(i -> -Math.round(columns.profile(i).score() * 10))
                .thenComparing(i -> i))
        .toList();
  }

  /** Of "EAN 2" the number, of "EAN" none; what stands below has to be codes. */
  private int number(int index) {
    Matcher number = NUMBER.matcher(CellCleaner.strip(columns.names().get(index)));
    boolean right = columns.profile(index).mostlyRight();
    return !right ? Integer.MAX_VALUE : number.find() ? Integer.parseInt(number.group()) : 0;
  }

  /** Whose headings say nothing, and whose shape is that of codes. */
  List<Integer> silent() {
    List<Integer> right = silent(false);
    return right.isEmpty() ? silent(true) : right;
  }

  /**
   * @param anyway also those whose check digits are wrong
   */
  private List<Integer> silent(boolean anyway) {
    return columns
        .indexes()
        .filter(i -> columns.heading(i).rank() == Heading.Rank.SILENT)
        .filter(
            i -> columns.profile(i).mostlyRight() || (anyway && columns.profile(i).mostlyLong()))
        .filter(i -> !columns.heading(i).domain())
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer i) -> -columns.profile(i).score())
                .thenComparing(i -> -columns.profile(i).codes()))
        .toList();
  }

  /** The best of those that belong to something else. */
  Optional<Integer> other() {
    return columns
        .indexes()
        .filter(i -> columns.heading(i).rank() == Heading.Rank.OTHER)
        .filter(i -> columns.profile(i).mostlyRight())
        .boxed()
        .max(
            Comparator.comparingDouble((Integer i) -> columns.profile(i).score())
                .thenComparing(i -> -i));
  }
}
