package caravan.lists.columns;

import caravan.codes.Domain;
import caravan.lists.Excerpt;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.ColumnKind;
import caravan.lists.cells.Marketplaces;
import caravan.lists.cells.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The marketplace that a list names for all of its rows, beside them.
 *
 * @param domain empty if the API does not serve it, or several are named
 * @param ofForm whether the headings or the sheet name it, which all lists of a form have in common
 * @param where it is named, for a person: {@code sheet 'DE'}
 */
public record ListMarket(Optional<Domain> domain, boolean ofForm, String where) {

  /** "Marketplace: amazon.de", "Marketplace=[DE]". */
  private static final Pattern SEAM = Pattern.compile("\\s*[:=]\\s*");

  private static final Pattern MARKS = Pattern.compile("^[\\[\"]+|[\\]\"]+$");

  private static final Pattern HASHES = Pattern.compile("^#+\\s*");

  /** Sheets of what comes and goes are called so too. */
  private static final String INWARDS = "in";

  /** So few letters may stand for something else than a country: PL is a price list as well. */
  private static final int LETTERS = 3;

  /** By the name of the sheet in which it lies. */
  public static Optional<ListMarket> ofSheet(String name) {
    return name.equalsIgnoreCase(INWARDS)
        ? Optional.empty()
        : of("sheet", true, name, name, clear(name));
  }

  /** By the name of a folder in which it lies. */
  public static Optional<ListMarket> ofFolder(String name) {
    return of("folder", false, name, name, clear(name));
  }

  /** By the heading of its codes, "ASIN DE". */
  static Optional<ListMarket> ofHeading(String heading) {
    String name = Siblings.beside(heading);
    boolean asins = Heading.of(heading).hint() == ColumnKind.ASIN;
    return of("heading", true, heading, name, asins || clear(name));
  }

  /** By the comments with which the list begins, if they name any: "# marketplace: de". */
  public static Optional<ListMarket> ofComments(String beginning) {
    return ofSettings(
        "comment",
        beginning
            .lines()
            .takeWhile(line -> CellCleaner.blank(line) || line.startsWith("#"))
            .map(line -> List.of(HASHES.matcher(line).replaceFirst("")))
            .toList());
  }

  /**
   * By the titles over its header, if they name any.
   *
   * @param asins whether it is a list of ASINs, over which a country alone is a marketplace; among
   *     other titles it is that of an address
   */
  static Optional<ListMarket> ofTitles(List<SourceRecord> titles, boolean asins) {
    List<List<String>> lines =
        titles.stream()
            .filter(title -> !MarketLine.comment(title.cell(0)))
            .map(title -> title.cells().stream().filter(c -> !CellCleaner.blank(c)).toList())
            .toList();
    return ofSettings("title", lines)
        .or(
            () ->
                asins && titles.size() == 1 && MarketBand.lone(titles.get(0))
                    ? MarketBand.of(titles.get(0))
                        .filter(band -> !band.clear()) // which is no matter of codes
                        .map(MarketBand::market)
                        .filter(ListMarket::clear)
                        .flatMap(name -> of("title", false, name, name, true))
                    : Optional.empty());
  }

  private static Optional<ListMarket> ofSettings(String what, List<List<String>> lines) {
    List<ListMarket> named = new ArrayList<>();
    for (List<String> line : lines) {
      List<String> cells = line.stream().filter(c -> !CellCleaner.blank(c)).toList();
      if (cells.size() == 1) {
        ofLine(what, cells.get(0)).ifPresent(named::add);
      }
      for (int i = 0; i < cells.size(); i++) {
        String next = i + 1 < cells.size() ? cells.get(i + 1) : "";
        ofSetting(what, cells.get(i), next).ifPresent(named::add);
      }
    }
    boolean several = named.stream().map(ListMarket::domain).distinct().count() > 1;
    return named.stream()
        .findFirst()
        .map(first -> several ? new ListMarket(Optional.empty(), false, first.where()) : first);
  }

  /** A line that is nothing but a site of Amazon's. */
  private static Optional<ListMarket> ofLine(String what, String line) {
    return MarketLine.of(line)
        .filter(MarketLine::amazons)
        .flatMap(name -> of(what, false, line, name, true));
  }

  private static Optional<ListMarket> ofSetting(String what, String cell, String next) {
    String[] parts = SEAM.split(CellCleaner.strip(cell), 2);
    String value = parts.length == 2 && !parts[1].isEmpty() ? parts[1] : next;
    return Heading.of(parts[0]).domain()
        ? of(what, false, parts[0] + ": " + value, MARKS.matcher(value).replaceAll(""), true)
        : Optional.empty();
  }

  /**
   * What is said by that name; empty if it is no marketplace's.
   *
   * @param words in which it stands
   * @param clear whether a marketplace is meant though the API does not serve it
   */
  private static Optional<ListMarket> of(
      String what, boolean ofForm, String words, String name, boolean clear) {
    Optional<Domain> domain = Marketplaces.find(name);
    return domain.isPresent() || (clear && Marketplaces.known(name))
        ? Optional.of(
            new ListMarket(
                domain,
                ofForm,
                "%s '%s'".formatted(what, Excerpt.shortened(CellCleaner.strip(words)))))
        : Optional.empty();
  }

  private static boolean clear(String name) {
    return CellCleaner.strip(name).length() > LETTERS;
  }

  /** Why a person should say where the rows are asked; empty if this says it. */
  public Optional<Doubt> doubt() {
    return domain.isPresent()
        ? Optional.empty()
        : Optional.of(
            new Doubt(
                Doubt.Kind.MARKETPLACE,
                "%s does not name one marketplace that the API serves (%s)"
                    .formatted(where, Marketplaces.served())));
  }
}
