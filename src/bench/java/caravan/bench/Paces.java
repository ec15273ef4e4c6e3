package caravan.bench;

import caravan.sandbox.LimiterKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Every run over a plan: line by line, in short, and what is promised of all of them. */
final class Paces {

  static final String CARAVAN = "Caravan";
  static final String WATCHED = "Caravan, 20 pages open";
  static final String KILLED = "Caravan, `kill -9`";
  static final String TEXTBOOK = "textbook";

  private final Table all = new Table("The plan used, and never overrun", Run.COLUMNS);
  private final List<Figure> figures = new ArrayList<>();

  /**
   * What a run came to.
   *
   * @param used of the plan, in %
   * @param densest tokens of the densest window ÷ the plan's
   * @param told 429s
   */
  record Figure(
      String plan,
      String answers,
      String route,
      LimiterKind counting,
      double used,
      double densest,
      long told) {

    private String row() {
      return "| " + plan + " | " + answers + " | " + route + " |";
    }

    private String cell() {
      return String.format(Locale.ROOT, " %.1f %%, %.3f, %d |", used, densest, told);
    }
  }

  synchronized void add(Figure figure, Object... line) {
    figures.add(figure);
    all.line(line);
  }

  synchronized void judge(Findings findings) {
    List<Figure> ours = figures.stream().filter(f -> !f.route().equals(TEXTBOOK)).toList();
    if (ours.isEmpty()) {
      return;
    }
    double densest = ours.stream().mapToDouble(Figure::densest).max().orElseThrow();
    long told = ours.stream().mapToLong(Figure::told).sum();
    findings.add(
        "no window over the plan, no 429, whatever the server counts by",
        densest <= 1 && told == 0,
        "all " + ours.size() + " runs of Caravan above",
        "densest %.3f, %d 429s",
        densest,
        told);
    ours.stream()
        .filter(f -> f.plan().endsWith("/60 s") && !f.answers().startsWith("5000"))
        .forEach(
            f ->
                findings.add(
                    "≥ 99 % of the plan used while there is a backlog",
                    f.used() >= 99,
                    f.plan() + ", answers take " + f.answers() + ", " + f.route(),
                    "%.2f %%",
                    f.used()));
  }

  /** A line a plan and route, a column a way of counting. */
  synchronized String inShort() {
    Map<String, Map<LimiterKind, String>> rows = new TreeMap<>();
    for (Figure figure : figures) {
      rows.computeIfAbsent(figure.row(), row -> new TreeMap<>())
          .put(figure.counting(), figure.cell());
    }
    StringBuilder text = new StringBuilder("\n### In short\n\n| plan | answers take | route |");
    for (LimiterKind counting : LimiterKind.values()) {
      text.append(' ').append(counting.name().toLowerCase(Locale.ROOT)).append(" |");
    }
    text.append("\n|").append("---|".repeat(3 + LimiterKind.values().length)).append('\n');
    rows.forEach(
        (row, cells) -> {
          text.append(row);
          for (LimiterKind counting : LimiterKind.values()) {
            text.append(cells.getOrDefault(counting, " |"));
          }
          text.append('\n');
        });
    return text.append("\nPlan used, densest window, 429s.\n").toString();
  }

  @Override
  public synchronized String toString() {
    all.sort();
    return all.toString();
  }
}
