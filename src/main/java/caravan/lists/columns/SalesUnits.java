package caravan.lists.columns;

import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.CellWord;
import caravan.lists.cells.SourceRecord;
import caravan.lists.cells.Vocabulary;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Tells units in which articles are sold from the levels of one article: where each row is an
 * article of its own, one that is sold by the box is no case of another.
 */
final class SalesUnits {

  /** What names an article and nothing else, in a list of them. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?:item|product|produkt|prod|artikel|article|material|short|long|kurz)?(?:name|title|titel"
              + "|description|desc|bezeichnung|benennung|beschreibung|text|omschrijving|naam)|titre"
              + "|libelle|designation|descripcion|nombre|denominacion|descrizione|nome|descricao"
              + "|designacao|nazwa|opis|nazev|popis|nazov|benamning|navn|varetekst|nimi|megnevezes"
              + "|denumire|urunadi|наименование|название|商品名|品名|品目名");

  private static final Pattern ARTICLE =
      Pattern.compile("items?|artikel|article|articulo|articolo|produkt|product|part|material");

  /** Units that only levels have. */
  private static final Pattern LEVEL =
      Pattern.compile(
          "pal|pll|pl|pallets?|palettes?|paletten?|inner.*|outer.*|master.*|base.*|basis.*|consumer.*"
              + "|mixedmodule|displayshipper|tradeunit");

  private static final Pattern SEAM = Pattern.compile("[^\\p{L}\\p{N}]");

  private final List<String> names;
  private final List<Heading> headings;
  private final List<SourceRecord> rows;

  SalesUnits(List<String> names, List<Heading> headings, List<SourceRecord> rows) {
    this.names = names;
    this.headings = headings;
    this.rows = rows;
  }

  /** Whether the units in that column are those in which each row's own article is sold. */
  boolean in(int unit) {
    Heading heading = headings.get(unit);
    boolean levels = heading.has(Meaning.LEVEL) || heading.has(Meaning.PACK);
    if (!heading.has(Meaning.UNIT)
        || levels
        || rows.stream().anyMatch(row -> level(row.cell(unit)))) {
      return false;
    }
    List<Integer> articles =
        IntStream.range(0, names.size())
            .filter(i -> i != unit && article(i) && !constant(i))
            .boxed()
            .toList();
    return !articles.isEmpty() && articles.stream().allMatch(i -> each(i, unit));
  }

  private static boolean level(String unit) {
    return LEVEL.matcher(Vocabulary.fold(unit)).matches();
  }

  private boolean article(int column) {
    Heading heading = headings.get(column);
    String name = Vocabulary.fold(names.get(column));
    boolean number =
        heading.has(Meaning.OWN) || heading.has(Meaning.NUMBER) || heading.has(Meaning.MAKER);
    return !heading.has(Meaning.ELSEWHERE)
        && (number || NAME.matcher(name).matches() || ARTICLE.matcher(name).matches());
  }

  /** A supplier's number says nothing of articles. */
  private boolean constant(int column) {
    return rows.stream().map(row -> row.cell(column)).distinct().count() == 1;
  }

  /**
   * Whether no row has what another has, be it with words around it: "Pen", "Case of Pen"; and no
   * case goes without, as it does below its article.
   */
  private boolean each(int column, int unit) {
    Set<String> seen = new HashSet<>();
    Set<String> pieces = new HashSet<>();
    for (SourceRecord row : rows) {
      String value = value(row, column);
      Optional<CellWord> word = CellWord.unit(row.cell(unit));
      boolean below = value.isEmpty() && word.filter(w -> w == CellWord.CARTON).isPresent();
      if (below || (!value.isEmpty() && !seen.add(value))) {
        return false;
      }
      if (word.filter(w -> w == CellWord.PIECE).isPresent()) {
        pieces.add(value);
      }
    }
    pieces.remove("");
    return seen.size() > 1 && rows.stream().noneMatch(row -> longer(value(row, column), pieces));
  }

  private static boolean longer(String value, Set<String> pieces) {
    return SEAM.matcher(value)
        .results()
        .anyMatch(
            seam ->
                pieces.contains(value.substring(0, seam.start()))
                    || pieces.contains(value.substring(seam.end())));
  }

  private static String value(SourceRecord row, int column) {
    return CellCleaner.strip(row.cell(column)).toLowerCase(Locale.ROOT);
  }
}
