package caravan.lists.columns;

import caravan.codes.Choice;
import caravan.codes.Domain;
import caravan.lists.Excerpt;
import caravan.lists.cells.ColumnKind;
import caravan.lists.cells.Proof;
import caravan.lists.cells.UpcGroups;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the columns that codes are taken from: those whose headings name codes; else those that
 * could be and hold some; else the one whose shape can be nothing else.
 */
public final class CodeColumns {

  /** Under so many codes a share says nothing. */
  public static final int FEW = 5;

  private static final double MOSTLY_WRONG = 0.7;

  /**
   * What was chosen.
   *
   * @param codes in the order in which they are tried; none if no column holds any
   * @param certain whether a heading names codes and nothing else
   * @param doubt why a person should be asked; null if there is no doubt
   * @param passedOver columns that hold codes too, and why they were not taken
   * @param ranked the best columns, whatever their headings say, three at most
   */
  record Chosen(
      List<CodeColumn> codes,
      boolean certain,
      @Nullable Doubt doubt,
      List<String> passedOver,
      List<Integer> ranked) {}

  private final Columns columns;
  private final ColumnCandidates candidates;
  private final ColumnTies ties;
  private final Domain domain;

  /**
   * @param domain of the list: of columns for a country each, its own is taken
   */
  CodeColumns(Columns columns, Domain domain) {
    this.columns = columns;
    this.domain = domain;
    this.candidates = new ColumnCandidates(columns);
    this.ties = new ColumnTies(columns);
  }

  Chosen choose(Choice choice) {
    if (choice.column() != null) {
      return wanted(choice.column());
    }
    Chosen parts = parts();
    if (parts != null) {
      return parts;
    }
    List<Integer> named = ofBooks(new Siblings(columns).own(candidates.named(), domain));
    if (!named.isEmpty()) {
      return named(named);
    }
    List<Integer> maybe = candidates.maybe();
    if (maybe.isEmpty()) {
      return silent();
    }
    Doubt tie = ties.tie(maybe);
    return chosen(maybe, false, tie == null ? candidates.tooShort(maybe.get(0)) : tie);
  }

  /** A barcode that differs from the ISBN beside it is that of a library's own copy. */
  private List<Integer> ofBooks(List<Integer> named) {
    List<Integer> books =
        named.stream()
            .filter(i -> columns.heading(i).certain())
            .filter(i -> columns.heading(i).hint() == ColumnKind.ISBN)
            .toList();
    return named.stream()
        .filter(
            i ->
                columns.heading(i).hint() != ColumnKind.GTIN
                    || books.stream().noneMatch(book -> ties.ofOthers(book, i)))
        .toList();
  }

  private Chosen wanted(String column) {
    List<CodeColumn> codes = List.of(columns.codes(columns.labels().find(column)));
    return chosen(codes, true, null, i -> "another was asked for");
  }

  /** Why the column that was asked for is refused, and where codes are. */
  String withoutCodes(String column) {
    String others =
        columns.labels().labels(columns.indexes().filter(i -> columns.profile(i).codes() > 0));
    return "column '%s' holds no product code%s"
        .formatted(Excerpt.shortened(column), others.isEmpty() ? "" : "; some are in " + others);
  }

  /** A UPC that has a column for each of its parts, where no column holds it whole. */
  private @Nullable Chosen parts() {
    List<Integer> parts = UpcGroups.columns(columns.names());
    boolean whole =
        columns
            .indexes()
            .anyMatch(i -> columns.heading(i).names() && columns.profile(i).codes() > 0);
    if (parts.isEmpty() || whole) {
      return null;
    }
    String name =
        String.join(" ", parts.stream().filter(p -> p >= 0).map(columns.names()::get).toList());
    CodeColumn column = new CodeColumn(parts.get(0), name, ColumnKind.UPC, parts, -1, false, false);
    return new Chosen(List.of(column), true, null, List.of(), List.of(parts.get(0)));
  }

  private Chosen named(List<Integer> named) {
    Doubt doubt = ties.twins(named);
    boolean certain = doubt == null && named.stream().anyMatch(i -> columns.heading(i).certain());
    if (doubt == null && named.stream().allMatch(this::ofShops)) {
      doubt =
          new Doubt(
              Doubt.Kind.COLUMN,
              "the codes in column %s are those that a shop gives to its own things"
                  .formatted(columns.label(named.get(0))));
    }
    return chosen(ownOnly(candidates.namedAndSure(named), doubt), certain, doubt);
  }

  /** Without its check digit an EAN can look like the number that a shop gives to a thing. */
  private boolean ofShops(int column) {
    return columns.profile(column).restricted()
        && !CheckDigitWords.none(columns.names().get(column));
  }

  /** A column that is less sure than another and names other products never stands in for it. */
  private List<Integer> ownOnly(List<Integer> taken, @Nullable Doubt doubt) {
    return doubt != null
        ? taken
        : taken.stream()
            .filter(i -> i.equals(taken.get(0)) || !wrong(i))
            .filter(i -> taken.stream().noneMatch(sure -> ofOthers(sure, i)))
            .toList();
  }

  /** Whether these are numbers of another kind, which have a right check digit by chance alone. */
  private boolean wrong(int column) {
    ColumnProfile profile = columns.profile(column);
    return profile.codes() >= FEW
        && profile.of(Proof.WRONG) >= MOSTLY_WRONG * profile.codes()
        && !new WholeColumn(columns.rows())
            .judge(List.of(columns.codes(column)))
            .get(0)
            .noCheckDigit();
  }

  private boolean ofOthers(int sure, int other) {
    return columns.heading(sure).names()
        && columns.heading(sure).rank().compareTo(columns.heading(other).rank()) < 0
        && !new Siblings(columns).further(sure, other)
        && ties.ofOthers(sure, other);
  }

  /** No heading speaks: shape alone has to. */
  private Chosen silent() {
    List<Integer> silent = candidates.silent();
    if (silent.isEmpty()) {
      return other();
    }
    ColumnProfile best = columns.profile(silent.get(0));
    Doubt doubt = ties.tie(silent);
    if (doubt == null) {
      doubt = candidates.tooShort(silent.get(0));
    }
    if (doubt == null && best.filled() >= FEW && !best.unmistakable()) {
      doubt =
          new Doubt(
              Doubt.Kind.SHAPE,
              "no heading names product codes, and column %s holds %,d right ones in %,d cells"
                  .formatted(columns.label(silent.get(0)), best.of(Proof.RIGHT), best.filled()));
    }
    return chosen(silent.subList(0, 1), false, doubt);
  }

  /** Only columns that belong to something else hold codes. */
  private Chosen other() {
    return candidates
        .other()
        .map(
            i ->
                chosen(
                    List.of(i),
                    false,
                    new Doubt(
                        Doubt.Kind.COLUMN,
                        "the only column that holds codes, %s, is %s"
                            .formatted(columns.label(i), columns.heading(i).other()))))
        .orElseGet(() -> new Chosen(List.of(), false, null, List.of(), List.of()));
  }

  private Chosen chosen(List<Integer> taken, boolean certain, @Nullable Doubt doubt) {
    return chosen(taken.stream().map(columns::codes).toList(), certain, doubt, this::why);
  }

  private Chosen chosen(
      List<CodeColumn> codes, boolean certain, @Nullable Doubt doubt, IntFunction<String> why) {
    List<Integer> taken = codes.stream().map(CodeColumn::index).toList();
    List<String> passedOver =
        columns
            .indexes()
            .filter(i -> !taken.contains(i))
            .filter(i -> columns.profile(i).mostly() && columns.profile(i).codes() > 1)
            .mapToObj(i -> "%s (%s)".formatted(columns.label(i), why.apply(i)))
            .toList();
    return new Chosen(codes, certain, doubt, passedOver, ranked(taken));
  }

  private List<Integer> ranked(List<Integer> taken) {
    return Stream.concat(
            taken.stream(),
            columns
                .indexes()
                .filter(i -> !taken.contains(i) && columns.profile(i).filled() > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -columns.profile(i).share())))
        .limit(3)
        .toList();
  }

  private String why(int index) {
    if (!columns.heading(index).other().isEmpty()) {
      return columns.heading(index).other();
    }
    ColumnProfile profile = columns.profile(index);
    if (profile.constant()) {
      return "the same in every row";
    }
    if (profile.restricted()) {
      return "numbers that a shop gives to its own things";
    }
    return columns.heading(index).rank() == Heading.Rank.SILENT
        ? "no heading of codes"
        : "less sure than the others";
  }
}
