package caravan.lists.reader;

import caravan.codes.Choice;
import caravan.codes.Domain;
import caravan.codes.ListHead;
import caravan.lists.Excerpt;
import caravan.lists.cells.CellCleaner;
import caravan.lists.columns.CodeColumn;
import caravan.lists.columns.Doubt;
import caravan.lists.columns.Layout;
import caravan.lists.columns.LineHabit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is known of a list after it was read once, and how it is to be read again. */
public final class Preview {

  private final ListHead head;
  private final Count count;
  private final ListDomain listDomain;

  Preview(ListHead head, Count count, ListDomain listDomain) {
    this.head = head;
    this.count = count;
    this.listDomain = listDomain;
  }

  public ListHead head() {
    return head;
  }

  /** How many rows it has, the invalid ones among them. */
  public long rows() {
    return count.rows();
  }

  /** How many of its rows hold nothing that can be asked for. */
  public long invalid() {
    return count.invalid();
  }

  /**
   * Why a person should say whether the list is understood before anything is spent on it, a
   * sentence each; none if there is no doubt.
   */
  public List<String> doubts() {
    List<String> doubts = new ArrayList<>();
    listDomain.doubt(decision()).or(this::doubtOfLines).map(Doubt::words).ifPresent(doubts::add);
    doubts.addAll(new Doubts(decision(), count.tally(), count.skipped()).words());
    return List.copyOf(doubts);
  }

  /** Why lines over rows are a doubt, where nobody and no column says where those are asked. */
  private Optional<Doubt> doubtOfLines() {
    boolean said = listDomain.wanted().isPresent() || decision().layout().domain() >= 0;
    return said ? Optional.empty() : count.markets().doubt();
  }

  /**
   * How the list was read, as a person would say it: so that the next of its form is read alike and
   * not decided anew. Everything is left open where no single column says it.
   */
  public Choice asRead() {
    DetectedFormat detectedFormat = decision();
    List<CodeColumn> codes = detectedFormat.layout().codes();
    boolean single =
        codes.size() == 1 || (codes.size() > 1 && codes.get(0).hint() == codes.get(1).hint());
    if (!single || !codes.get(0).parts().isEmpty() || detectedFormat.layout().free()) {
      return Choice.AS_READ;
    }
    String sheet = detectedFormat.sheet().isEmpty() ? null : detectedFormat.sheet();
    return new Choice(CellCleaner.strip(codes.get(0).name()), null, null, sheet, false);
  }

  /**
   * What lists of this form have in common: their headings, format and sheet, and not their rows. A
   * choice that was made for one of them holds for the others. Empty where no heading tells a form.
   */
  public String fingerprint() {
    DetectedFormat detectedFormat = decision();
    boolean plain = detectedFormat.layout().names().equals(List.of(Layout.PLAIN));
    boolean named =
        !plain && (detectedFormat.layout().header() || detectedFormat.opening().named());
    return named
        ? "%s %s %s %s"
            .formatted(
                detectedFormat.opening().format(),
                detectedFormat.opening().dialect().kind(),
                detectedFormat.sheet(),
                String.join("\t", head.columns()))
        : "";
  }

  public DetectedFormat decision() {
    return count.decision();
  }

  /** Where codes are asked for, for a person: {@code de}, or by which column. */
  public String marketplace() {
    Layout layout = decision().layout();
    if (layout.domain() < 0) {
      return byLines() + domain().word() + said();
    }
    return "by column '%s'%s, else %s"
        .formatted(name(layout.domain()), spanning(), domain().word());
  }

  /** Where lines over the rows say it. */
  private String byLines() {
    return decision().layout().habit() == LineHabit.MARKETS ? "by lines over the rows, else " : "";
  }

  /** Where a row is asked as the one above it. */
  private String spanning() {
    return decision().layout().spans() ? ", once for several rows" : "";
  }

  /**
   * Whether a person, its folder or the list itself says where its rows are asked, and not only
   * what it has in common with others of its {@linkplain #fingerprint form}.
   */
  public boolean toldMarketplace() {
    return listDomain.told(decision());
  }

  /** What of the list says so; empty if nothing does. */
  private String said() {
    return decision()
        .market()
        .filter(market -> market.domain().equals(Optional.of(domain())))
        .map(market -> " by " + market.where())
        .orElse("");
  }

  /** Where codes are asked for whose row and link don't say. */
  Domain domain() {
    return listDomain.of(decision());
  }

  /** The columns that hold the codes, and what is in them, in words: {@code 'EAN13' (ean)}. */
  public String codeColumns() {
    return decision().layout().codes().stream()
        .map(Preview::words)
        .collect(Collectors.joining(", "));
  }

  /**
   * One line that tells a person what was found: {@code spring.csv: 12,000 rows, code column
   * 'EAN13' (ean), domain column 'Marktplatz', 14 invalid}.
   */
  public String summary() {
    DetectedFormat detectedFormat = decision();
    Layout layout = detectedFormat.layout();
    StringBuilder line = new StringBuilder(Excerpt.shortened(head.path()));
    line.append(String.format(Locale.ROOT, ": %,d %s", rows(), rows() == 1 ? "row" : "rows"));
    int titles = layout.above() - 1;
    line.append(titles > 0 ? " under " + titles + (titles == 1 ? " title" : " titles") : "");
    line.append(
        detectedFormat.sheet().isEmpty()
            ? ""
            : ", sheet '" + Excerpt.shortened(detectedFormat.sheet()) + "'");
    line.append(layout.codes().size() == 1 ? ", code column " : ", code columns ");
    line.append(codeColumns());
    line.append(
        layout.domain() < 0
            ? ", domain " + byLines() + domain().word() + said()
            : ", domain column '" + name(layout.domain()) + "'" + spanning());
    line.append(layout.unit() < 0 ? "" : ", pieces by column '" + name(layout.unit()) + "'");
    boolean utf8 = detectedFormat.opening().encoding().charset().equals(StandardCharsets.UTF_8);
    line.append(utf8 ? "" : ", " + detectedFormat.opening().encoding().charset().name());
    line.append(String.format(Locale.ROOT, ", %,d invalid", invalid()));
    remarks().forEach(remark -> line.append("; ").append(remark));
    return line.toString();
  }

  private String name(int column) {
    return Excerpt.shortened(CellCleaner.strip(decision().layout().names().get(column)));
  }

  private static String words(CodeColumn column) {
    return "'%s' (%s%s%s)"
        .formatted(
            Excerpt.shortened(CellCleaner.strip(column.name())),
            column.hint().word(),
            column.type() < 0 ? "" : ", by the type beside it",
            column.noCheckDigit() ? ", check digit added" : "");
  }

  /** What else was decided, what was passed over, what was no row. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>(decision().remarks());
    List<String> passedOver = decision().table().passedOver();
    if (!passedOver.isEmpty()) {
      remarks.add("passed over: " + String.join(", ", passedOver));
    }
    remarks.add(count.remark());
    if (count.repeats() > 0) {
      remarks.add(
          "the header stands %s more"
              .formatted(count.repeats() == 1 ? "once" : "%,d times".formatted(count.repeats())));
    }
    String none = count.skipped().words();
    remarks.add(none.isEmpty() ? "" : "no rows: " + none);
    remarks.removeIf(String::isEmpty);
    return remarks;
  }

  @Override
  public String toString() {
    return summary();
  }
}
