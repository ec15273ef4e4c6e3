package caravan.lists.columns;

import caravan.codes.Asin;
import caravan.codes.Gtin;
import caravan.codes.ProductCode;
import caravan.lists.CheckDigit;
import caravan.lists.cells.CellWord;
import caravan.lists.cells.CodeParser;
import caravan.lists.cells.ColumnKind;
import caravan.lists.cells.Digits;
import caravan.lists.cells.ParsedCode;
import caravan.lists.cells.Proof;
import caravan.lists.cells.ProofCounts;
import caravan.lists.cells.SourceRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What stands in a column, as far as it was sampled. */
final class ColumnProfile {

  /** A column where so few values repeat over so many rows names groups. */
  private static final int CONSTANT_FROM = 3;

  private static final int MOST_IN_WORDS = 5;
  private static final ParsedCode WORDS = ParsedCode.invalid("words").proven(Proof.WORDS);
  private static final double REPEATS = 0.3;
  private static final double WEAK = 0.2;
  private static final int MOST_RESTRICTED_PERCENT = 90;

  private final int index;
  private final CodeParser codeParser = new CodeParser(CheckDigit.WARN);
  private final ProofCounts proofCounts = new ProofCounts();
  private final Set<String> values = new HashSet<>();
  private long rows;
  private long weak;
  private long restricted;
  private long numbers;
  private long links;

  ColumnProfile(int index) {
    this.index = index;
  }

  /** The profiles of so many columns of those rows. */
  static List<ColumnProfile> of(List<SourceRecord> rows, int width) {
    List<ColumnProfile> profiles = new ArrayList<>(width);
    for (int i = 0; i < width; i++) {
      ColumnProfile profile = new ColumnProfile(i);
      int column = i;
      rows.forEach(row -> profile.take(row.cell(column)));
      profiles.add(profile);
    }
    return profiles;
  }

  private void take(String cell) {
    rows++;
    ParsedCode parsedCode = words(cell) ? WORDS : codeParser.read(cell, ColumnKind.NONE);
    proofCounts.take(parsedCode);
    if (parsedCode.proof() == Proof.EMPTY) {
      return;
    }
    links += parsedCode.marketplace().isEmpty() ? 0 : 1;
    ProductCode code = parsedCode.code();
    values.add(code == null ? cell : code.product());
    if (code != null) {
      boolean book = code instanceof Asin asin && !asin.text().startsWith("B");
      weak += book || code.text().length() == 8 ? 1 : 0;
      boolean own = code instanceof Gtin && Digits.restricted(code.product().substring(1));
      restricted += own ? 1 : 0;
      numbers++;
    }
  }

  /** Whether the cell is words at the first look, as most cells of a list are. */
  private static boolean words(String cell) {
    int digits = 0;
    boolean letters = false;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      digits += Character.isDigit(c) ? 1 : 0;
      letters |= Character.isLetter(c);
      if (digits > MOST_IN_WORDS || (c == '0' && i > 0 && "Bb".indexOf(cell.charAt(i - 1)) >= 0)) {
        return false;
      }
    }
    return letters
        && cell.indexOf('.') < 0
        && "Bb".indexOf(cell.charAt(0)) < 0
        && !CellWord.nothing(cell);
  }

  int index() {
    return index;
  }

  /** Cells that hold something. */
  long filled() {
    return rows - proofCounts.of(Proof.EMPTY);
  }

  long of(Proof proof) {
    return proofCounts.of(proof);
  }

  long codes() {
    return proofCounts.codes();
  }

  /** Codes of 12 to 14 digits with the right check digit, and ASINs that begin with B. */
  long strong() {
    return proofCounts.of(Proof.RIGHT) - Math.min(weak, proofCounts.of(Proof.RIGHT));
  }

  /** Cells that could hold codes: section names, totals and words for nothing are none. */
  long telling() {
    long words = proofCounts.of(Proof.WORDS);
    return filled() - (words < codes() ? words : 0);
  }

  /** How many of the cells hold codes, from 0 to 1. */
  double share() {
    return telling() == 0 ? 0 : (double) codes() / telling();
  }

  /** Whether at least half of the cells are codes. */
  boolean mostly() {
    return codes() > 0 && share() >= 0.5;
  }

  /** Whether at least half of the cells are codes with the right check digit, or without any. */
  boolean mostlyRight() {
    long right = proofCounts.of(Proof.RIGHT) + proofCounts.of(Proof.SHAPE);
    return right > 0 && right * 2 >= telling();
  }

  /**
   * Whether at least half of the cells have the length of a barcode, be their check digits wrong.
   */
  boolean mostlyLong() {
    return (codes() - weak) * 2 >= telling() && codes() > weak;
  }

  /** Whether the same stands in every row: no column of products has that. */
  boolean constant() {
    return filled() >= CONSTANT_FROM && values.size() == 1;
  }

  /** Whether these are codes that shops give to their own things. */
  boolean restricted() {
    return restricted > 0 && restricted * 100 >= numbers * MOST_RESTRICTED_PERCENT;
  }

  /**
   * How much what stands in the column speaks for products: the right codes less the wrong ones,
   * short ones little, values that repeat less.
   */
  double score() {
    if (telling() == 0 || constant() || restricted()) {
      return 0;
    }
    double right = strong() + proofCounts.of(Proof.SHAPE) * WEAK;
    right += (proofCounts.of(Proof.RIGHT) - strong()) * WEAK;
    double repeats = 1 - (double) Math.min(values.size(), filled()) / filled();
    double score = (right - proofCounts.of(Proof.WRONG)) / telling() - REPEATS * repeats;
    return Math.max(0, score);
  }

  /** Whether shape alone shows that these are product codes. */
  boolean unmistakable() {
    return !constant()
        && !restricted()
        && telling() > 0
        && (proofCounts.of(Proof.RIGHT) >= 0.9 * telling() || links * 2 >= telling())
        && strong() >= 0.5 * telling();
  }
}
