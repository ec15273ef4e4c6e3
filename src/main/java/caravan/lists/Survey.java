package caravan.lists;

import caravan.codes.Domain;
import caravan.codes.ListHead;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is known of a list after it was read once, and how it is to be read again. */
public final class Survey {

  private final ListHead head;
  private final long rows;
  private final long invalid;
  private final long size;
  private final Decision decision;
  private final Domain domain;
  private final List<String> doubts;

  Survey(
      ListHead head,
      long rows,
      long invalid,
      long size,
      Decision decision,
      Domain domain,
      List<String> doubts) {
    this.head = head;
    this.rows = rows;
    this.invalid = invalid;
    this.size = size;
    this.decision = decision;
    this.domain = domain;
    this.doubts = List.copyOf(doubts);
  }

  public ListHead head() {
    return head;
  }

  /** How many rows it has, the invalid ones among them. */
  public long rows() {
    return rows;
  }

  /** How many of its rows hold nothing that can be asked for. */
  public long invalid() {
    return invalid;
  }

  /**
   * Why a person should say whether the list is understood before anything is spent on it, a
   * sentence each; none if there is no doubt.
   */
  public List<String> doubts() {
    return doubts;
  }

  /**
   * What lists of this form have in common: their headings, format and sheet, and not their rows. A
   * choice that was made for one of them holds for the others. Empty where the list has no
   * headings: then no choice is remembered.
   */
  public String fingerprint() {
    return Stopgap.named(decision) ? String.join("\t", head.columns()) : "";
  }

  Decision decision() {
    return decision;
  }

  /** Where codes are asked for whose row and link don't say. */
  Domain domain() {
    return domain;
  }

  /** The size of the file, in bytes. */
  long size() {
    return size;
  }

  /**
   * One line that tells a person what was found: {@code spring.csv: 12,000 rows, code column
   * 'EAN13' (ean), domain column 'Marktplatz', 14 invalid}.
   */
  public String summary() {
    Layout layout = decision.layout();
    StringBuilder line = new StringBuilder(Quoted.shortened(head.path()));
    line.append(String.format(Locale.ROOT, ": %,d %s", rows, rows == 1 ? "row" : "rows"));
    int titles = layout.above() - 1;
    line.append(titles > 0 ? " under " + titles + (titles == 1 ? " title" : " titles") : "");
    line.append(decision.sheet().isEmpty() ? "" : ", sheet '" + decision.sheet() + "'");
    line.append(layout.codes().size() == 1 ? ", code column " : ", code columns ");
    line.append(
        layout.codes().stream()
            .map(c -> "'" + Quoted.shortened(c.name()) + "' (" + c.hint().word() + ")")
            .collect(Collectors.joining(", ")));
    line.append(
        layout.domain() < 0
            ? ", domain " + domain.word()
            : ", domain column '" + Quoted.shortened(layout.names().get(layout.domain())) + "'");
    boolean utf8 = decision.opening().encoding().charset().equals(StandardCharsets.UTF_8);
    line.append(utf8 ? "" : ", " + decision.opening().encoding().charset().name());
    return line.append(String.format(Locale.ROOT, ", %,d invalid", invalid)).toString();
  }

  @Override
  public String toString() {
    return summary();
  }
}
