package caravan.lists.cells;

import caravan.codes.Asin;
import caravan.lists.CheckDigit;
import caravan.lists.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which product code a cell holds, or why it holds none. Pure: a cell and a hint in. */
public final class CodeParser {

  private static final Pattern SCIENTIFIC =
      Pattern.compile("[+-]?[0-9]+(?:[.,][0-9]+)?[eE][+-]?[0-9]+");
  private static final Pattern BETWEEN = Pattern.compile("[\\s,;|/+&()]+");
  private static final Pattern INSIDE = Pattern.compile("(?<=[0-9])-(?=[0-9])");
  private static final Pattern WHOLE =
      Pattern.compile("(?i)(?<![\\p{L}\\p{N}])(?:[0-9]{12,14}|B0[0-9A-Z]{8})(?![\\p{L}\\p{N}])");

  /** Ten digits whose last is no part of its own: hyphens that no ISBN has. */
  private static final Pattern TORN = Pattern.compile("(?=(?:-*[0-9]){10}$)[0-9-]+-[0-9]{2,}");

  private static final int LONGEST = 4096;
  static final ParsedCode NOTHING = ParsedCode.invalid("the row has no code").proven(Proof.EMPTY);

  private final BarcodeParser barcodeParser;

  public CodeParser(CheckDigit checkDigit) {
    this.barcodeParser = new BarcodeParser(checkDigit);
  }

  /** The code in a cell of a column with that hint. */
  public ParsedCode read(String cell, ColumnKind columnKind) {
    if (cell.length() > LONGEST) {
      return ParsedCode.invalid(
          "no product code: the cell is " + cell.length() + " characters long");
    }
    if (CellWord.nothing(cell)) {
      return Digits.only(cell) && cell.length() >= 8
          ? barcodeParser.read(cell, columnKind)
          : NOTHING;
    }
    String bare = CellCleaner.bare(cell);
    if (CellCleaner.plain(bare) && bare.length() < Gs1.SHORTEST) {
      ParsedCode solid = solid(bare, bare, columnKind);
      return solid.code() != null || Digits.only(bare) ? solid : misread(bare, columnKind, solid);
    }
    Optional<ParsedCode> other = OtherNumbers.find(bare, columnKind);
    if (other.isPresent()) {
      return other.get();
    }
    Optional<String> scanned = Gs1.find(bare);
    if (scanned.isPresent()) {
      return barcodeParser.read(scanned.get(), ColumnKind.GTIN);
    }
    Optional<AmazonLink> link = AmazonLink.find(bare);
    return link.isPresent() ? linked(link.get(), columnKind) : written(bare, columnKind);
  }

  /** What was read from paper, with letters for digits that look like them. */
  private ParsedCode misread(String bare, ColumnKind columnKind, ParsedCode otherwise) {
    return Spaced.find(bare)
        .filter(spaced -> !spaced.text().equals(bare))
        .map(spaced -> solid(spaced.text(), bare, columnKind).noting(spaced.note()))
        .filter(parsedCode -> parsedCode.code() != null)
        .orElse(otherwise);
  }

  /** The code in a cell of a column whose codes were written without their check digit. */
  public ParsedCode completed(String cell, ColumnKind columnKind) {
    String bare = CellCleaner.joined(CellCleaner.bare(cell));
    return Digits.only(bare) && !CellWord.nothing(cell)
        ? UpcGroups.find(CellCleaner.bare(cell))
            .map(this::grouped)
            .orElseGet(() -> barcodeParser.completed(bare))
        : read(cell, columnKind);
  }

  private ParsedCode grouped(String eleven) {
    return barcodeParser
        .completed(eleven)
        .noting("written as system, vendor and item, as Circana does");
  }

  private ParsedCode linked(AmazonLink link, ColumnKind columnKind) {
    if (link.asins().size() > 1) {
      return ParsedCode.invalid(
          "a cell with links to several products; give each a row of its own");
    }
    if (link.marketplace().isEmpty() || link.asins().isEmpty()) {
      return ParsedCode.invalid(
          "a link that names no ASIN; paste the product page's long link (…/dp/B0…) or the ASIN");
    }
    String asin = link.asins().iterator().next();
    return Asin.fits(asin)
        ? asin(asin, columnKind).from(link.marketplace())
        : ParsedCode.invalid("a link to '" + asin + "', which has not the shape of an ASIN");
  }

  /** What has blanks, hyphens or other marks inside. */
  private ParsedCode written(String bare, ColumnKind columnKind) {
    if (bare.startsWith("=")) {
      return ParsedCode.invalid(
          "a formula that was never calculated; open the workbook in a spreadsheet and save it");
    }
    if (SCIENTIFIC.matcher(bare).matches()) {
      return ParsedCode.invalid(
          "a spreadsheet wrote '%s' and dropped digits; format the column as text and save again"
              .formatted(Excerpt.shortened(bare)));
    }
    Optional<String> groups = UpcGroups.find(bare);
    if (groups.isPresent()) {
      return grouped(groups.get());
    }
    Optional<String> pair = UpcGroups.pair(bare);
    if (pair.isPresent() && columnKind == ColumnKind.UPC) {
      return barcodeParser.completed(pair.get()).noting("written as vendor and item");
    }
    Optional<Spaced> spaced =
        Spaced.find(bare).filter(s -> columnKind.tenDigits() || !TORN.matcher(bare).matches());
    if (spaced.isPresent()) {
      ParsedCode parsedCode =
          solid(spaced.get().text(), bare, columnKind).noting(spaced.get().note());
      if (parsedCode.code() != null || parsedCode.proof() == Proof.CASE) {
        return parsedCode;
      }
    }
    List<String> codes = codesIn(bare);
    boolean twice =
        codes.size() == 1
            ? bare.toUpperCase(Locale.ROOT).split(codes.get(0), -1).length > 2
            : codes.stream().map(BarcodeParser::core).distinct().count() == 1;
    if (twice) {
      return solid(codes.get(0), codes.get(0), columnKind);
    }
    return codes.size() < 2
        ? solid(bare.toUpperCase(Locale.ROOT), bare, columnKind)
        : ParsedCode.invalid(
            "two codes in one cell ('%s' and '%s'); give each a row of its own"
                .formatted(codes.get(0), codes.get(1)));
  }

  private ParsedCode solid(String text, String bare, ColumnKind columnKind) {
    if (Digits.only(text)) {
      return barcodeParser.read(text, columnKind);
    }
    if (asinWithLetter(text)) {
      return columnKind == ColumnKind.ASIN
          ? asin("B0" + text.substring(2), columnKind).noting("O read as 0 in " + text)
          : ParsedCode.invalid(
              "'%s' begins with the letter O, an ASIN with B and a zero".formatted(text));
    }
    if (unmistakable(text) || asinAsWritten(bare, columnKind)) {
      return asin(text, columnKind);
    }
    if (text.endsWith("X")
        && Asin.fits(text)
        && (columnKind.tenDigits() || Digits.rightIsbn(text))) {
      return barcodeParser.isbn(text);
    }
    return ParsedCode.invalid(
            "'%s' is no product code: an ASIN has 10 letters and digits, a UPC 12 digits, an EAN 8 or 13"
                .formatted(Excerpt.shortened(bare)))
        .proven(wordsOnly(bare) ? Proof.WORDS : Proof.NONE);
  }

  /** Whether it is, in upper case, an ASIN as Amazon gives them today, which no word looks like. */
  public static boolean unmistakable(String text) {
    return text.startsWith("B0") && Asin.fits(text);
  }

  private static boolean wordsOnly(String text) {
    return text.chars().filter(Character::isDigit).count() < 6;
  }

  /**
   * An ASIN that doesn't begin with B0 looks like a word; it needs a digit and nothing taken off.
   */
  private static boolean asinAsWritten(String bare, ColumnKind columnKind) {
    String text = bare.toUpperCase(Locale.ROOT);
    return text.startsWith("B")
        && Asin.fits(text)
        && ((columnKind == ColumnKind.ASIN && bare.equals(text))
            || text.chars().anyMatch(c -> c >= '0' && c <= '9'));
  }

  /** ASINs begin with B and a zero; nobody's begin with the letter that looks like it. */
  private static boolean asinWithLetter(String text) {
    return text.startsWith("BO") && Asin.fits(text);
  }

  private static ParsedCode asin(String text, ColumnKind columnKind) {
    return ParsedCode.valid(
        new Asin(text),
        columnKind.barcodes() ? "an ASIN in a column of " + columnKind.word() + "s" : "");
  }

  /** The codes that stand side by side in a text, each once. */
  public static List<String> codesIn(String bare) {
    Set<String> codes = new LinkedHashSet<>();
    for (String part : BETWEEN.split(bare, -1)) {
      String text = CellCleaner.joined(CellCleaner.bare(part)).toUpperCase(Locale.ROOT);
      if (unmistakable(text) || BarcodeParser.unmistakable(text)) {
        codes.add(text);
      }
    }
    return new ArrayList<>(codes);
  }

  /** Whether a code that can be nothing else stands anywhere in the text: it is no heading. */
  public static boolean holds(String text) {
    Matcher matcher = WHOLE.matcher(INSIDE.matcher(text).replaceAll(""));
    while (matcher.find()) {
      String code = matcher.group().toUpperCase(Locale.ROOT);
      if (unmistakable(code) || BarcodeParser.unmistakable(code)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the cell, with no header to help, holds a code that can hardly be anything else. */
  public static boolean likely(String cell) {
    if (cell.length() > LONGEST) {
      return false;
    }
    String bare = CellCleaner.bare(cell);
    String text = CellCleaner.joined(bare).toUpperCase(Locale.ROOT);
    return Digits.only(text)
        ? BarcodeParser.unmistakable(text)
        : unmistakable(text)
            || (text.length() == 10 && Digits.rightIsbn(text))
            || AmazonLink.find(bare).filter(l -> !l.asins().isEmpty()).isPresent();
  }

  /**
   * Whether the cell, with no header to help, has the shape of a code, be its check digit wrong.
   */
  public boolean possible(String cell) {
    return cell.length() <= LONGEST
        && (read(cell, ColumnKind.NONE).code() != null
            || SCIENTIFIC.matcher(CellCleaner.bare(cell)).matches());
  }
}
