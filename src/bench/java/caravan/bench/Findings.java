package caravan.bench;

import java.util.Locale;

/** What is promised, beside what was measured. */
final class Findings {

  private final Table table =
      new Table("Promises", "promise", "measured", "met", "how it was measured");
  private int broken;

  synchronized void add(
      String promise, boolean met, String how, String measured, Object... values) {
    table.line(promise, String.format(Locale.ROOT, measured, values), met ? "yes" : "**no**", how);
    broken += met ? 0 : 1;
  }

  /** A number that is told, with nothing promised of it. */
  synchronized void tell(String what, String how, String measured, Object... values) {
    table.line(what, String.format(Locale.ROOT, measured, values), "", how);
  }

  synchronized int broken() {
    return broken;
  }

  @Override
  public String toString() {
    return table.toString();
  }
}
