package caravan.lists;

import caravan.codes.Choice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the columns that codes are taken from: those whose headings name codes; else those that
 * could be and hold some; else the one whose shape can be nothing else.
 */
final class CodeColumns {

  /** Under so many codes a share says nothing. */
  static final int FEW = 5;

  /** Of the best score: who comes that near is as good. */
  private static final double NEAR = 0.9;

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

  private final List<String> names;
  private final ColumnNames labels;
  private final List<Heading> headings;
  private final List<ColumnProfile> profiles;
  private final List<SourceRecord> rows;

  /**
   * @param headings what the names say; silent ones where there is no header
   */
  CodeColumns(
      List<String> names,
      List<Heading> headings,
      List<ColumnProfile> profiles,
      List<SourceRecord> rows) {
    this.names = names;
    this.labels = new ColumnNames(names);
    this.headings = headings;
    this.profiles = profiles;
    this.rows = rows;
  }

  Chosen choose(Choice choice) {
    if (choice.column() != null) {
      return wanted(choice.column());
    }
    Chosen parts = parts();
    if (parts != null) {
      return parts;
    }
    List<Integer> named = sorted(named());
    if (!named.isEmpty()) {
      return named(named);
    }
    List<Integer> maybe = sorted(maybe().boxed().toList());
    return maybe.isEmpty()
        ? silent()
        : chosen(maybe.stream().map(this::column).toList(), false, tie(maybe));
  }

  private Chosen wanted(String column) {
    List<CodeColumn> codes = List.of(column(labels.find(column)));
    return chosen(codes, true, null, i -> "another was asked for");
  }

  /** Why the column that was asked for is refused, and where codes are. */
  String withoutCodes(String column) {
    String others = labels.labels(indexes().filter(i -> profiles.get(i).codes() > 0));
    return "column '%s' holds no product code%s"
        .formatted(Excerpt.shortened(column), others.isEmpty() ? "" : "; some are in " + others);
  }

  private Chosen named(List<Integer> named) {
    List<Integer> all = new ArrayList<>(named);
    if (named.stream().allMatch(i -> headings.get(i).hint() != ColumnKind.CODE)) {
      all.addAll(sorted(maybe().filter(this::strong).boxed().toList()));
    }
    Doubt doubt = twins(named);
    boolean certain = doubt == null && named.stream().anyMatch(i -> headings.get(i).certain());
    if (doubt == null && named.stream().allMatch(i -> profiles.get(i).restricted())) {
      doubt =
          new Doubt(
              Doubt.Kind.COLUMN,
              "the codes in column %s are those that a shop gives to its own things"
                  .formatted(labels.label(named.get(0))));
    }
    return chosen(all.stream().map(this::column).toList(), certain, doubt);
  }

  /** A UPC that has a column for each of its parts, where no column holds it whole. */
  private @Nullable Chosen parts() {
    List<Integer> parts = UpcGroups.columns(names);
    boolean whole =
        IntStream.range(0, names.size())
            .anyMatch(i -> headings.get(i).names() && profiles.get(i).codes() > 0);
    if (parts.isEmpty() || whole) {
      return null;
    }
    String name = String.join(" ", parts.stream().filter(p -> p >= 0).map(names::get).toList());
    CodeColumn column = new CodeColumn(parts.get(0), name, ColumnKind.UPC, parts, -1, false);
    return new Chosen(List.of(column), true, null, List.of(), List.of(parts.get(0)));
  }

  private List<Integer> named() {
    List<Integer> named =
        indexes()
            .filter(
                i ->
                    headings.get(i).certain()
                        || (headings.get(i).names() && profiles.get(i).mostly()))
            .boxed()
            .toList();
    List<Integer> products =
        named.stream().filter(i -> !profiles.get(i).restricted() && !idle(i)).toList();
    return products.isEmpty() ? named : products;
  }

  /** A column of one and the same code beside others that change names no products. */
  private boolean idle(int index) {
    return headings.get(index).rank() == Heading.Rank.NAMES
        && profiles.get(index).constant()
        && indexes()
            .anyMatch(i -> i != index && headings.get(i).names() && profiles.get(i).codes() > 1);
  }

  private IntStream maybe() {
    return indexes()
        .filter(i -> headings.get(i).rank() == Heading.Rank.MAYBE)
        .filter(i -> profiles.get(i).mostlyRight() && !profiles.get(i).restricted());
  }

  private boolean strong(int index) {
    ColumnProfile profile = profiles.get(index);
    return profile.strong() >= 0.9 * profile.telling();
  }

  private IntStream indexes() {
    return IntStream.range(0, names.size());
  }

  /** ASINs first, then EANs, then UPCs; of a kind the surest, then the one whose values change. */
  private List<Integer> sorted(List<Integer> columns) {
    return columns.stream()
        .sorted(
            Comparator.comparingInt((Integer i) -> headings.get(i).hint().rank())
                .thenComparing(i -> profiles.get(i).codes() == 0)
                .thenComparing(i -> headings.get(i).rank())
                .thenComparing(i -> -Math.round(profiles.get(i).score() * 10))
                .thenComparing(i -> i))
        .toList();
  }

  /** No heading speaks: shape alone has to. */
  private Chosen silent() {
    List<Integer> right = silent(false);
    List<Integer> silent = right.isEmpty() ? silent(true) : right;
    if (silent.isEmpty()) {
      return other();
    }
    ColumnProfile best = profiles.get(silent.get(0));
    Doubt doubt = tie(silent);
    if (doubt == null && best.filled() >= FEW && !best.unmistakable()) {
      doubt =
          new Doubt(
              Doubt.Kind.SHAPE,
              "no heading names product codes, and column %s holds %,d right ones in %,d cells"
                  .formatted(labels.label(silent.get(0)), best.of(Proof.RIGHT), best.filled()));
    }
    return chosen(List.of(column(silent.get(0))), false, doubt);
  }

  /**
   * @param anyway also those whose check digits are wrong
   */
  private List<Integer> silent(boolean anyway) {
    return indexes()
        .filter(i -> headings.get(i).rank() == Heading.Rank.SILENT)
        .filter(i -> profiles.get(i).mostlyRight() || (anyway && profiles.get(i).mostlyLong()))
        .filter(i -> !headings.get(i).domain())
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer i) -> -profiles.get(i).score())
                .thenComparing(i -> -profiles.get(i).codes()))
        .toList();
  }

  /** Only columns that belong to something else hold codes. */
  private Chosen other() {
    return indexes()
        .filter(i -> headings.get(i).rank() == Heading.Rank.OTHER)
        .filter(i -> profiles.get(i).mostlyRight())
        .boxed()
        .max(
            Comparator.comparingDouble((Integer i) -> profiles.get(i).score())
                .thenComparing(i -> -i))
        .map(
            i ->
                chosen(
                    List.of(column(i)),
                    false,
                    new Doubt(
                        Doubt.Kind.COLUMN,
                        "the only column that holds codes, %s, is %s"
                            .formatted(labels.label(i), headings.get(i).other()))))
        .orElseGet(() -> new Chosen(List.of(), false, null, List.of(), List.of()));
  }

  /** Two columns of the same name but for other words, old and new. */
  private @Nullable Doubt twins(List<Integer> named) {
    if (named.size() < 2) {
      return null;
    }
    Heading first = headings.get(named.get(0));
    Heading second = headings.get(named.get(1));
    return first.hint() == second.hint() && first.rank() == second.rank() ? tie(named) : null;
  }

  /** Whether the two best are as good as each other, and name different products. */
  private @Nullable Doubt tie(List<Integer> best) {
    if (best.size() < 2) {
      return null;
    }
    ColumnProfile first = profiles.get(best.get(0));
    ColumnProfile second = profiles.get(best.get(1));
    boolean near = second.score() > 0 && second.score() >= first.score() * NEAR;
    return near && different(best.get(0), best.get(1))
        ? new Doubt(
            Doubt.Kind.TIE,
            "columns %s and %s hold codes alike, and name different products"
                .formatted(labels.label(best.get(0)), labels.label(best.get(1))))
        : null;
  }

  private boolean different(int one, int other) {
    CodeParser codeParser = new CodeParser(CheckDigit.WARN);
    return rows.stream()
        .anyMatch(
            row -> {
              var left = codeParser.read(row.cell(one), ColumnKind.NONE).code();
              var right = codeParser.read(row.cell(other), ColumnKind.NONE).code();
              return left != null && right != null && !left.product().equals(right.product());
            });
  }

  private Chosen chosen(List<CodeColumn> codes, boolean certain, @Nullable Doubt doubt) {
    return chosen(codes, certain, doubt, this::why);
  }

  private Chosen chosen(
      List<CodeColumn> codes, boolean certain, @Nullable Doubt doubt, IntFunction<String> why) {
    List<Integer> taken = codes.stream().map(CodeColumn::index).toList();
    List<String> passedOver =
        indexes()
            .filter(i -> !taken.contains(i))
            .filter(i -> profiles.get(i).mostly() && profiles.get(i).codes() > 1)
            .mapToObj(i -> "%s (%s)".formatted(labels.label(i), why.apply(i)))
            .toList();
    return new Chosen(codes, certain, doubt, passedOver, ranked(taken));
  }

  private List<Integer> ranked(List<Integer> taken) {
    return Stream.concat(
            taken.stream(),
            indexes()
                .filter(i -> !taken.contains(i) && profiles.get(i).filled() > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -profiles.get(i).share())))
        .limit(3)
        .toList();
  }

  private String why(int index) {
    if (!headings.get(index).other().isEmpty()) {
      return headings.get(index).other();
    }
    ColumnProfile profile = profiles.get(index);
    if (profile.constant()) {
      return "the same in every row";
    }
    if (profile.restricted()) {
      return "numbers that a shop gives to its own things";
    }
    return headings.get(index).rank() == Heading.Rank.SILENT
        ? "no heading of codes"
        : "less sure than the others";
  }

  private CodeColumn column(int index) {
    return CodeColumn.of(index, names.get(index), headings.get(index).hint());
  }
}
