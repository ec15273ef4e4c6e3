package caravan.bench;

import java.util.ArrayList;
import java.util.List;

/** A Markdown table that grows a line at a time; for any number of threads. */
final class Table {

  private final String title;
  private final List<String> lines = new ArrayList<>();

  Table(String title, String... columns) {
    this.title = title;
    line((Object[]) columns);
    lines.add("|" + "---|".repeat(columns.length));
  }

  synchronized void line(Object... cells) {
    StringBuilder line = new StringBuilder("|");
    for (Object cell : cells) {
      line.append(' ').append(cell).append(" |");
    }
    lines.add(line.toString());
  }

  /** Lines come in the order in which the runs end; they are shown in their own. */
  synchronized void sort() {
    lines.subList(2, lines.size()).sort(null);
  }

  @Override
  public synchronized String toString() {
    return "\n### " + title + "\n\n" + String.join("\n", lines) + "\n";
  }
}
