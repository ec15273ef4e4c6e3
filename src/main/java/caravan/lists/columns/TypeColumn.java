package caravan.lists.columns;

import caravan.codes.Asin;
import caravan.lists.CheckDigit;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.CellWord;
import caravan.lists.cells.CodeParser;
import caravan.lists.cells.ColumnKind;
import caravan.lists.cells.Digits;
import caravan.lists.cells.ParsedCode;
import caravan.lists.cells.SourceRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Finds the column that names the kind of each code: by its heading, or by its words alone. */
final class TypeColumn {

  private static final double MOSTLY = 0.6;

  private final List<Heading> headings;
  private final List<SourceRecord> rows;

  TypeColumn(List<Heading> headings, List<SourceRecord> rows) {
    this.headings = headings;
    this.rows = rows;
  }

  /**
   * The column with the kind of its codes, if there is one: for those whose heading leaves it open.
   */
  CodeColumn typed(CodeColumn column) {
    ColumnKind columnKind = column.hint();
    boolean open =
        columnKind == ColumnKind.CODE
            || columnKind == ColumnKind.GTIN
            || columnKind == ColumnKind.NONE;
    if (!open || !column.parts().isEmpty()) {
      return column;
    }
    Predicate<Integer> beside = i -> i != column.index();
    return first(beside.and(i -> headings.get(i).has(Meaning.TYPE) && kinds(i, TypeColumn::says)))
        .or(() -> first(beside.and(i -> headings.get(i).names() && kinds(i, TypeColumn::kind))))
        .or(() -> first(beside.and(i -> NearlyAll.cells(rows, i, TypeColumn::kind))))
        .filter(i -> agrees(column, i))
        .map(column::withType)
        .orElse(column);
  }

  /** The kind of a code in a word; 1 to 4 stand for kinds only where a heading says so. */
  private static boolean kind(String cell) {
    return !Digits.only(CellCleaner.strip(cell)) && says(cell);
  }

  /** Whether the word names a kind of code, or what is none of a product. */
  private static boolean says(String cell) {
    return CellWord.find(cell)
        .filter(word -> word.hint() != ColumnKind.NONE || word == CellWord.FOREIGN)
        .isPresent();
  }

  private boolean kinds(int column, Predicate<String> kind) {
    long filled = rows.stream().filter(row -> !CellWord.nothing(row.cell(column))).count();
    long kinds = rows.stream().filter(row -> kind.test(row.cell(column))).count();
    return filled > 0 && kinds >= MOSTLY * filled;
  }

  /** Whether the types fit most of the codes; else they belong to another column. */
  private boolean agrees(CodeColumn column, int type) {
    CodeParser codeParser = new CodeParser(CheckDigit.WARN);
    long fits = 0;
    long told = 0;
    for (SourceRecord row : rows) {
      ColumnKind said = CellWord.find(row.cell(type)).map(CellWord::hint).orElse(ColumnKind.NONE);
      if (said != ColumnKind.NONE && !CellWord.nothing(row.cell(column.index()))) {
        told++;
        fits += fits(said, row.cell(column.index()), codeParser) ? 1 : 0;
      }
    }
    return fits * 2 >= told && told > 0;
  }

  /** Whether a cell can be of the kind that the column beside it names. */
  static boolean fits(ColumnKind said, String cell, CodeParser codeParser) {
    ParsedCode parsedCode = codeParser.read(cell, said);
    if (parsedCode.code() == null) {
      return false;
    }
    boolean asin = parsedCode.code() instanceof Asin;
    return switch (said) {
      case ASIN -> asin;
      case ISBN -> true;
      case CODE, NONE -> true;
      case EAN, EAN8, GTIN, UPC -> !asin;
    };
  }

  private Optional<Integer> first(Predicate<Integer> wanted) {
    return IntStream.range(0, headings.size()).boxed().filter(wanted).findFirst();
  }
}
