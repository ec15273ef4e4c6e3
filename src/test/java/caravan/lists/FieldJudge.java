package caravan.lists;

import caravan.codes.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Judges what became of a list by its expectation. */
final class FieldJudge {

  /** A row that is missing, or that no line stands for, is worse than one that is a bit wrong. */
  private static final int LOST = 4;

  private static final int FIRST_SHOWN = 40;

  /** What every summary tells, so that it is no remark: counts, columns, sheet and encoding. */
  private static final Pattern ORDINARY =
      Pattern.compile(
          "^.*?: [\\d,]+ rows?( under \\d+ titles?)?"
              + "|, sheet '[^']*'"
              + "|, (code|domain) columns? '[^']*'( \\([^)]*\\))?(, '[^']*' \\([^)]*\\))*"
              + "|, domain \\w+"
              + "|, (?i:utf|windows|iso|shift|gb|x-)[\\w-]*"
              + "|, [\\d,]+ invalid");

  /** The verdict: what is wrong, a line each; none if all is right. */
  List<String> judge(Expectation expectation, Produced produced) {
    if (!produced.crashed().isEmpty()) {
      return List.of("Caravan itself went wrong: " + produced.crashed());
    }
    if (!produced.doubts().isEmpty()) {
      return expectation.hold()
          ? List.of()
          : List.of("held, but must run: " + String.join(" | ", produced.doubts()));
    }
    List<Expectation.Outcome> alike =
        expectation.outcomes().stream()
            .filter(outcome -> outcome.delivered() == produced.refused().isEmpty())
            .toList();
    return (alike.isEmpty() ? expectation.outcomes() : alike)
        .stream()
            .map(outcome -> judge(outcome, produced))
            .min(Comparator.comparingInt(List::size))
            .orElseThrow();
  }

  private static List<String> judge(Expectation.Outcome outcome, Produced produced) {
    boolean failed = !produced.refused().isEmpty();
    List<String> wrong = new ArrayList<>();
    if (failed && outcome.delivered()) {
      wrong.add("refused, but must be read: " + produced.refused());
      wrong.addAll(
          outcome.lines().stream().filter(l -> !l.absent()).map(l -> "lost: " + told(l)).toList());
      return wrong;
    }
    if (!failed && !outcome.delivered()) {
      wrong.add("read, but must be refused: " + produced.summary());
    } else if (!failed) {
      judgeColumns(outcome, produced, wrong);
      judgeLines(outcome, produced, wrong);
      if (outcome.note() && !noted(produced)) {
        wrong.add("nobody is told anything: no row has a note, and the summary is ordinary");
      }
    }
    Pattern says = outcome.says();
    if (says != null && produced.said().stream().noneMatch(s -> says.matcher(s).find())) {
      wrong.add("nothing says '%s': %s".formatted(says, String.join(" | ", produced.said())));
    }
    return wrong;
  }

  private static boolean noted(Produced produced) {
    return produced.rows().stream().anyMatch(row -> !row.note().isEmpty())
        || !ORDINARY.matcher(produced.summary()).replaceAll("").isBlank();
  }

  private static void judgeColumns(
      Expectation.Outcome outcome, Produced produced, List<String> wrong) {
    List<String> names = produced.columns();
    List<String> wanted = outcome.columns();
    if (wanted != null
        && (wanted.size() != names.size()
            || IntStream.range(0, names.size())
                .anyMatch(i -> wanted.get(i) != null && !names.get(i).equals(wanted.get(i))))) {
      wrong.add("columns are " + names);
      wrong.add("     wanted " + wanted);
    }
  }

  private static void judgeLines(
      Expectation.Outcome outcome, Produced produced, List<String> wrong) {
    List<Expectation.Wanted> lines = outcome.lines();
    List<Row> rows = produced.rows();
    int[][] costs = costs(outcome, produced);
    int row = 0;
    int line = 0;
    while (row < rows.size() || line < lines.size()) {
      int cost = costs[row][line];
      if (row < rows.size()
          && line < lines.size()
          && cost == costs[row + 1][line + 1] + faults(outcome, produced, row, line).size()) {
        wrong.addAll(faults(outcome, produced, row++, line++));
      } else if (line < lines.size() && cost == costs[row][line + 1] + skipped(lines.get(line))) {
        if (!lines.get(line).absent()) {
          wrong.add("line %d is lost: %s".formatted(line + 1, told(lines.get(line))));
        }
        judgeLostCells(outcome, line++, wrong);
      } else {
        wrong.add("row %d is too many: %s".formatted(row + 1, told(rows.get(row))));
        row++;
      }
    }
  }

  private static void judgeLostCells(Expectation.Outcome outcome, int line, List<String> wrong) {
    outcome.cells().keySet().stream()
        .filter(place -> lineOf(place) == line + 1)
        .forEach(place -> wrong.add("cell %s is lost with its line".formatted(place)));
  }

  /** The least that is wrong from that row and that line on, lines and rows in their order. */
  private static int[][] costs(Expectation.Outcome outcome, Produced produced) {
    List<Expectation.Wanted> lines = outcome.lines();
    int rows = produced.rows().size();
    int[][] costs = new int[rows + 1][lines.size() + 1];
    for (int row = rows; row >= 0; row--) {
      for (int line = lines.size(); line >= 0; line--) {
        if (row == rows && line == lines.size()) {
          continue;
        }
        int best = row < rows ? LOST + costs[row + 1][line] : Integer.MAX_VALUE;
        if (line < lines.size()) {
          best = Math.min(best, skipped(lines.get(line)) + costs[row][line + 1]);
        }
        if (row < rows && line < lines.size()) {
          best =
              Math.min(
                  best, faults(outcome, produced, row, line).size() + costs[row + 1][line + 1]);
        }
        costs[row][line] = best;
      }
    }
    return costs;
  }

  private static int skipped(Expectation.Wanted line) {
    return line.absent() ? 0 : LOST;
  }

  /** What is wrong if that row stands for that line. */
  private static List<String> faults(
      Expectation.Outcome outcome, Produced produced, int rowIndex, int lineIndex) {
    Row row = produced.rows().get(rowIndex);
    Expectation.Wanted line = outcome.lines().get(lineIndex);
    List<String> wrong = new ArrayList<>();
    String where = "row %d, line %d".formatted(rowIndex + 1, lineIndex + 1);
    if (!line.allows(Ask.of(row))) {
      wrong.add("%s: %s, wanted %s".formatted(where, told(row), told(line)));
    }
    if (line.input() != null && !row.input().equals(line.input())) {
      wrong.add("%s: input '%s', wanted '%s'".formatted(where, row.input(), line.input()));
    }
    for (Map.Entry<String, String> cell : outcome.cells().entrySet()) {
      if (lineOf(cell.getKey()) == lineIndex + 1) {
        int column = columnOf(cell.getKey(), produced.columns());
        String text =
            column >= 0 && column < row.cells().size() ? row.cells().get(column) : "(no cell)";
        if (!text.equals(cell.getValue())) {
          wrong.add(
              "%s: cell %s is '%s', wanted '%s'"
                  .formatted(where, cell.getKey(), text, cell.getValue()));
        }
      }
    }
    return wrong;
  }

  private static int lineOf(String place) {
    return Integer.parseInt(place.substring(0, place.indexOf(',')));
  }

  private static int columnOf(String place, List<String> columns) {
    String column = place.substring(place.indexOf(',') + 1);
    int named = columns.indexOf(column);
    return named < 0 && column.matches("\\d+") ? Integer.parseInt(column) - 1 : named;
  }

  private static String told(Expectation.Wanted line) {
    return line.asked().stream().map(Ask::toString).collect(Collectors.joining(" or "))
        + (line.input() == null ? "" : " for '" + line.input() + "'");
  }

  private static String told(Row row) {
    return Ask.of(row)
        + " for '"
        + row.input()
        + "'"
        + (row.note().isEmpty() ? "" : " (" + row.note() + ")");
  }

  /** What was produced, to be shown beside the complaints. */
  static String shown(Produced produced) {
    return "%s%s%n%s"
        .formatted(
            produced.summary(),
            produced.doubts().isEmpty() ? "" : " | HELD: " + produced.doubts(),
            produced.rows().stream()
                .limit(FIRST_SHOWN)
                .map(row -> "  %d: %s %s".formatted(row.number(), told(row), row.cells()))
                .collect(Collectors.joining("\n")));
  }
}
