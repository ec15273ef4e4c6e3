package caravan.lists.columns;

import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.CellWord;
import caravan.lists.cells.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tells levels of one article by the rows alone, whatever stands above them: each article has one
 * row for the piece and others for its cases, or pieces and cases take turns.
 */
final class ArticleLevels {

  private static final double NEARLY_ALL = 0.9;
  private static final int TURNS = 6;

  private final int width;
  private final List<SourceRecord> rows;

  ArticleLevels(int width, List<SourceRecord> rows) {
    this.width = width;
    this.rows = rows;
  }

  /** Whether the units in that column are such levels. */
  boolean in(int unit) {
    List<CellWord> units = new ArrayList<>();
    rows.forEach(row -> CellWord.unit(row.cell(unit)).ifPresent(units::add));
    return turns(units) || IntStream.range(0, width).anyMatch(i -> i != unit && articles(i, unit));
  }

  private static boolean turns(List<CellWord> units) {
    long turns =
        IntStream.range(1, units.size()).filter(i -> units.get(i) != units.get(i - 1)).count();
    return turns >= TURNS && turns == units.size() - 1;
  }

  /** Whether nearly all rows share what stands there with one piece and with cases of it. */
  private boolean articles(int column, int unit) {
    Map<String, List<SourceRecord>> articles =
        rows.stream()
            .filter(row -> !CellWord.nothing(row.cell(column)))
            .collect(Collectors.groupingBy(row -> CellCleaner.strip(row.cell(column))));
    List<List<SourceRecord>> levels =
        articles.values().stream().filter(article -> levels(article, unit)).toList();
    long pieces = articles.values().stream().filter(article -> piece(article, unit)).count();
    long several = levels.stream().mapToLong(List::size).sum();
    return levels.size() > 1 && several >= NEARLY_ALL * (rows.size() - pieces);
  }

  private static boolean levels(List<SourceRecord> article, int unit) {
    long cases = of(CellWord.CARTON, article, unit);
    return cases > 0 && cases == article.size() - 1 && of(CellWord.PIECE, article, unit) == 1;
  }

  /** Whether the article has no case, which says nothing of the others. */
  private static boolean piece(List<SourceRecord> article, int unit) {
    return article.size() == 1 && of(CellWord.PIECE, article, unit) == 1;
  }

  private static long of(CellWord word, List<SourceRecord> article, int unit) {
    return article.stream()
        .filter(row -> CellWord.unit(row.cell(unit)).filter(w -> w == word).isPresent())
        .count();
  }
}
