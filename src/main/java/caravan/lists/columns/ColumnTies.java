package caravan.lists.columns;

import caravan.codes.ProductCode;
import caravan.lists.CheckDigit;
import caravan.lists.cells.CodeParser;
import caravan.lists.cells.ColumnKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether the two best columns are as good as each other, so that a person has to say. */
final class ColumnTies {

  /** Of the best score: who comes that near is as good. */
  private static final double NEAR = 0.9;

  /** A few codes under no heading are notes. */
  private static final double MOSTLY = 0.8;

  private final Columns columns;

  ColumnTies(Columns columns) {
    this.columns = columns;
  }

  /** Two columns of the same name but for other words, old and new; null if not so. */
  @Nullable Doubt twins(List<Integer> named) {
    int best = named.get(0);
    Siblings siblings = new Siblings(columns);
    if (named.size() > 1
        && alike(columns.heading(best), columns.heading(named.get(1)))
        && !siblings.seldom(best, named.get(1))) {
      return tie(named);
    }
    return siblings
        .sibling(named)
        .or(() -> unnamed(best + 1))
        .map(sibling -> tie(List.of(best, sibling)))
        .orElse(null);
  }

  private static boolean alike(Heading first, Heading second) {
    return first.hint() == second.hint() && first.rank() == second.rank();
  }

  /** A column without a name right behind has that of the one before: a grid of sizes. */
  private Optional<Integer> unnamed(int next) {
    return next < columns.names().size()
            && columns.names().get(next).equals(Layout.nameless(next))
            && columns.heading(next).rank() == Heading.Rank.SILENT
            && columns.profile(next).mostlyRight()
            && columns.profile(next).filled() >= MOSTLY * columns.profile(next - 1).filled()
        ? Optional.of(next)
        : Optional.empty();
  }

  /** Two that are as good as each other, and name different products; null if not so. */
  @Nullable Doubt tie(List<Integer> best) {
    if (best.size() < 2) {
      return null;
    }
    ColumnProfile first = columns.profile(best.get(0));
    ColumnProfile second = columns.profile(best.get(1));
    boolean near = second.score() > 0 && second.score() >= first.score() * NEAR;
    return near && different(best.get(0), best.get(1))
        ? new Doubt(
            Doubt.Kind.TIE,
            "columns %s and %s hold codes alike, and name different products"
                .formatted(columns.label(best.get(0)), columns.label(best.get(1))))
        : null;
  }

  /** Whether some row names one product in the one column and another in the other. */
  private boolean different(int one, int other) {
    return pairs(one, other).anyMatch(pair -> !pair.same());
  }

  /**
   * Whether the other column names other products, by the rows that have codes of a kind in both.
   */
  boolean ofOthers(int column, int other) {
    List<Pair> pairs = pairs(column, other).filter(Pair::alike).toList();
    long different = pairs.stream().filter(pair -> !pair.same()).count();
    return different > 1 && different * 2 > pairs.size();
  }

  private Stream<Pair> pairs(int one, int other) {
    CodeParser codeParser = new CodeParser(CheckDigit.WARN);
    return columns.rows().stream()
        .flatMap(
            row -> {
              ProductCode left = codeParser.read(row.cell(one), ColumnKind.NONE).code();
              ProductCode right = codeParser.read(row.cell(other), ColumnKind.NONE).code();
              return left == null || right == null
                  ? Stream.empty()
                  : Stream.of(new Pair(left, right));
            });
  }

  /** Two codes in a row. */
  private record Pair(ProductCode left, ProductCode right) {

    boolean same() {
      return left.product().equals(right.product());
    }

    boolean alike() {
      return left.getClass() == right.getClass();
    }
  }
}
