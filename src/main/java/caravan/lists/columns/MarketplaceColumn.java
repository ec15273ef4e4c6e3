package caravan.lists.columns;

import caravan.codes.Domain;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.CellWord;
import caravan.lists.cells.Marketplaces;
import caravan.lists.cells.SourceRecord;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Finds the column that says on which marketplace a row is asked. A country can be the customer's,
 * the maker's, or a team's: it is a marketplace only under a heading that says nothing else.
 */
final class MarketplaceColumn {

  /** Of goods that are called so a country is told as that of their origin. */
  private static final Set<String> ORIGINAL =
      Set.of(
          "vintage jahrgang millesime annata anada cosecha rebsorte cepage varietal appellation winery weingut bodega"
              .split(" "));

  private final List<String> names;
  private final List<Heading> headings;
  private final List<SourceRecord> rows;
  private final boolean header;

  /**
   * Of that table.
   *
   * @param header whether the names are the list's own
   */
  MarketplaceColumn(
      List<String> names, List<Heading> headings, List<SourceRecord> rows, boolean header) {
    this.names = names;
    this.headings = headings;
    this.rows = rows;
    this.header = header;
  }

  /**
   * By its heading, or because its cells name nothing else, in the rows that hold codes if those
   * say it; negative if there is none.
   */
  int index(List<CodeColumn> codes) {
    List<SourceRecord> coded = rows.stream().filter(row -> coded(row, codes)).toList();
    int index = new MarketplaceColumn(names, headings, coded, header).find(codes);
    return index < 0 ? find(codes) : index;
  }

  private static boolean coded(SourceRecord row, List<CodeColumn> codes) {
    return codes.stream().anyMatch(code -> code.cell(row).chars().anyMatch(Character::isDigit));
  }

  private int find(List<CodeColumn> codes) {
    List<Integer> taken = codes.stream().map(CodeColumn::index).toList();
    Predicate<Integer> free = i -> !taken.contains(i) && free(i);
    Predicate<Integer> country = i -> country(i) || (!header && served(i));
    return first(i -> headings.get(i).domain() && served(i))
        .or(() -> first(i -> headings.get(i).domain() && speaks(i)))
        .or(() -> first(free.and(country).and(i -> mostly(i, Marketplaces::known))))
        .or(
            () ->
                first(
                    free.and(i -> mostly(i, cell -> MarketplaceCells.marketplace(cell, plain(i))))))
        .or(() -> first(free.and(this::plain).and(i -> !origin(i) && countries(i))))
        .or(() -> first(free.and(this::sites)))
        .or(() -> first(free.and(i -> ProductLinks.of(rows, i, codes))))
        .orElse(-1);
  }

  /** Whether its heading says of nothing else that the column belongs to it. */
  private boolean free(int column) {
    Heading heading = headings.get(column);
    return !heading.has(Meaning.ELSEWHERE) && heading.rank() != Heading.Rank.OTHER;
  }

  /** Whether its heading has no word that the marketplace's would not have. */
  private boolean plain(int column) {
    return !headings.get(column).unknown();
  }

  private boolean country(int column) {
    return headings.get(column).has(Meaning.COUNTRY) && plain(column) && !origin(column);
  }

  /** Whether it tells where the goods come from, as it does of wine. */
  private boolean origin(int column) {
    return headings.get(column).has(Meaning.COUNTRY)
        && names.stream().map(Heading::tokens).flatMap(List::stream).anyMatch(ORIGINAL::contains);
  }

  /** Whether some row can be asked: a column that no heading explains has to bear it out. */
  private boolean served(int column) {
    return rows.stream().anyMatch(row -> Marketplaces.find(row.cell(column)).isPresent());
  }

  private boolean countries(int column) {
    return mostly(column, MarketplaceCells::named) && served(column);
  }

  /** Whether half of its cells are sites of Amazon, be the others of other shops. */
  private boolean sites(int column) {
    return NearlyAll.half(rows, column, MarketplaceCells::site);
  }

  /** What its rows say there. */
  private List<String> filled(int column) {
    return rows.stream().map(row -> row.cell(column)).filter(c -> !CellWord.nothing(c)).toList();
  }

  /** Whether its cells can be marketplaces: one that is not served has to be told. */
  private boolean speaks(int column) {
    List<String> cells = filled(column);
    return cells.isEmpty() || cells.stream().anyMatch(MarketplaceCells::speaks);
  }

  /**
   * Why a person should say where rows are asked though no column was found: a heading promises
   * marketplaces, and nothing below it names one; most countries of a column are marketplaces, none
   * of them the list's own; or they stand where nobody can tell whose they are.
   *
   * @param own where rows are asked that say nothing of it
   */
  Optional<Doubt> doubt(Domain own) {
    return first(
            i -> headings.get(i).domain() && !speaks(i) && !mostly(i, MarketplaceCells::fulfilment))
        .map(i -> doubt("nothing in column %s names a marketplace", i))
        .or(() -> first(i -> country(i) && free(i) && others(i, own)).map(this::among))
        .or(
            () ->
                first(
                        i ->
                            free(i)
                                && (origin(i) || !headings.get(i).has(Meaning.COUNTRY))
                                && countries(i))
                    .map(i -> doubt("column %s may name marketplaces, or just countries", i)))
        .or(
            () ->
                first(i -> free(i) && shops(i))
                    .map(i -> doubt("column %s names shops of several marketplaces", i)));
  }

  private Doubt among(int column) {
    return doubt("column %s names marketplaces, and other countries", column);
  }

  private Doubt doubt(String words, int column) {
    return new Doubt(Doubt.Kind.MARKETPLACE, words.formatted(new ColumnNames(names).label(column)));
  }

  private boolean others(int column, Domain own) {
    List<String> cells = filled(column);
    return served(column)
        && cells.stream().filter(Marketplaces::known).count() * 2 >= cells.size()
        && cells.stream().map(Marketplaces::find).noneMatch(Optional.of(own)::equals);
  }

  /** Whether all its cells are one shop, and behind it several marketplaces. */
  private boolean shops(int column) {
    Set<String> shops = new HashSet<>();
    Set<Domain> places = EnumSet.noneOf(Domain.class);
    for (SourceRecord row : rows) {
      String cell = CellCleaner.strip(row.cell(column));
      if (!CellWord.nothing(cell)) {
        Optional<Domain> place = MarketplaceCells.place(cell);
        String shop = MarketplaceCells.shop(cell);
        shops.add(shop);
        if (place.isEmpty() || shop.isEmpty() || shops.size() > 1) {
          return false;
        }
        places.add(place.get());
      }
    }
    return places.size() > 1;
  }

  private Optional<Integer> first(Predicate<Integer> wanted) {
    return IntStream.range(0, names.size()).boxed().filter(wanted).findFirst();
  }

  private boolean mostly(int column, Predicate<String> wanted) {
    return NearlyAll.cells(rows, column, wanted);
  }
}
