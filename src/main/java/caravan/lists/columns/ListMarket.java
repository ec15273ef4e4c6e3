package caravan.lists.columns;

import caravan.codes.Domain;
import caravan.lists.Excerpt;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.Marketplaces;
import caravan.lists.cells.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The marketplace that a list names for all of its rows, beside them.
 *
 * @param where it is named, for a person: {@code sheet 'DE'}
 */
public record ListMarket(Domain domain, String where) {

  /** "Marketplace: amazon.de", "Marketplace=[DE]". */
  private static final Pattern SEAM = Pattern.compile("\\s*[:=]\\s*");

  private static final Pattern MARKS = Pattern.compile("^[\\[\"]+|[\\]\"]+$");

  /** Sheets of what comes and goes are called so too. */
  private static final String INWARDS = "in";

  /** By the name of the sheet in which it lies. */
  public static Optional<ListMarket> ofSheet(String name) {
    return name.equalsIgnoreCase(INWARDS)
        ? Optional.empty()
        : Marketplaces.find(name).map(domain -> of(domain, "sheet", name));
  }

  /** By the heading of its codes, "ASIN DE". */
  static Optional<ListMarket> ofHeading(String heading) {
    return Siblings.country(heading).map(domain -> of(domain, "heading", heading));
  }

  /** By the titles over its header, if they name one. */
  static Optional<ListMarket> ofTitles(List<SourceRecord> titles) {
    List<ListMarket> named = new ArrayList<>();
    for (SourceRecord title : titles) {
      List<String> cells = title.cells().stream().filter(c -> !CellCleaner.blank(c)).toList();
      for (int i = 0; i < cells.size(); i++) {
        String next = i + 1 < cells.size() ? cells.get(i + 1) : "";
        setting(cells.get(i), next).ifPresent(named::add);
      }
    }
    boolean one = named.stream().map(ListMarket::domain).distinct().count() == 1;
    return one ? Optional.of(named.get(0)) : Optional.empty();
  }

  private static Optional<ListMarket> setting(String cell, String next) {
    String[] parts = SEAM.split(CellCleaner.strip(cell), 2);
    String value = parts.length == 2 && !parts[1].isEmpty() ? parts[1] : next;
    return Heading.of(parts[0]).domain()
        ? Marketplaces.find(MARKS.matcher(value).replaceAll(""))
            .map(domain -> of(domain, "title", parts[0] + ": " + value))
        : Optional.empty();
  }

  private static ListMarket of(Domain domain, String what, String words) {
    return new ListMarket(
        domain, "%s '%s'".formatted(what, Excerpt.shortened(CellCleaner.strip(words))));
  }
}
