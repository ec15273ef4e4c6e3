package caravan.lists.columns;

import caravan.lists.CheckDigit;
import caravan.lists.cells.CodeParser;
import caravan.lists.cells.ColumnKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the two best columns are as good as each other, so that a person has to say. */
final class ColumnTies {

  /** Of the best score: who comes that near is as good. */
  private static final double NEAR = 0.9;

  private final Columns columns;

  ColumnTies(Columns columns) {
    this.columns = columns;
  }

  /** Two columns of the same name but for other words, old and new; null if not so. */
  @Nullable Doubt twins(List<Integer> named) {
    if (named.size() < 2) {
      return null;
    }
    Heading first = columns.heading(named.get(0));
    Heading second = columns.heading(named.get(1));
    return first.hint() == second.hint() && first.rank() == second.rank() ? tie(named) : null;
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

  private boolean different(int one, int other) {
    CodeParser codeParser = new CodeParser(CheckDigit.WARN);
    return columns.rows().stream()
        .anyMatch(
            row -> {
              var left = codeParser.read(row.cell(one), ColumnKind.NONE).code();
              var right = codeParser.read(row.cell(other), ColumnKind.NONE).code();
              return left != null && right != null && !left.product().equals(right.product());
            });
  }
}
