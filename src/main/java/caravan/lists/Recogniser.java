package caravan.lists;

import caravan.codes.Asin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells which product code a cell holds, or why it holds none. Pure: a cell and a hint in. */
final class Recogniser {

  private static final Pattern SCIENTIFIC =
      Pattern.compile("[+-]?[0-9]+(?:[.,][0-9]+)?[eE][+-]?[0-9]+");
  private static final Pattern BETWEEN = Pattern.compile("[\\s,;|/+&()]+");
  private static final int LONGEST = 4096;
  static final Reading NOTHING = Reading.invalid("the row has no code").proven(Proof.EMPTY);

  private final Numbers numbers;

  Recogniser(CheckDigit checkDigit) {
    this.numbers = new Numbers(checkDigit);
  }

  /** The code in a cell of a column with that hint. */
  Reading read(String cell, Hint hint) {
    if (cell.length() > LONGEST) {
      return Reading.invalid("no product code: the cell is " + cell.length() + " characters long");
    }
    if (CellWord.nothing(cell)) {
      return Digits.only(cell) && cell.length() >= 8 ? numbers.read(cell, hint) : NOTHING;
    }
    String bare = Tidy.bare(cell);
    if (Tidy.plain(bare) && bare.length() < Gs1.SHORTEST) {
      Reading solid = solid(bare, bare, hint);
      return solid.code() != null || Digits.only(bare) ? solid : misread(bare, hint, solid);
    }
    if (Gs1.several(bare)) {
      return Reading.invalid("the number of a pallet or of what is in a carton, not of the piece")
          .proven(Proof.CASE);
    }
    Optional<String> scanned = Gs1.find(bare);
    if (scanned.isPresent()) {
      return numbers.read(scanned.get(), Hint.GTIN);
    }
    Optional<Link> link = Link.find(bare);
    return link.isPresent() ? linked(link.get(), hint) : written(bare, hint);
  }

  /** What was read from paper, with letters for digits that look like them. */
  private Reading misread(String bare, Hint hint, Reading otherwise) {
    return Spaced.find(bare)
        .filter(spaced -> !spaced.text().equals(bare))
        .map(spaced -> solid(spaced.text(), bare, hint).noting(spaced.note()))
        .filter(reading -> reading.code() != null)
        .orElse(otherwise);
  }

  /** The code in a cell of a column whose codes were written without their check digit. */
  Reading completed(String cell, Hint hint) {
    String bare = Tidy.joined(Tidy.bare(cell));
    return Digits.only(bare) && !CellWord.nothing(cell)
        ? UpcGroups.find(Tidy.bare(cell))
            .map(this::grouped)
            .orElseGet(() -> numbers.completed(bare))
        : read(cell, hint);
  }

  private Reading grouped(String eleven) {
    return numbers.completed(eleven).noting("written as system, vendor and item, as Circana does");
  }

  private Reading linked(Link link, Hint hint) {
    if (link.asins().size() > 1) {
      return Reading.invalid("a cell with links to several products; give each a row of its own");
    }
    if (link.marketplace().isEmpty() || link.asins().isEmpty()) {
      return Reading.invalid(
          "a link that names no ASIN; paste the product page's long link (…/dp/B0…) or the ASIN");
    }
    String asin = link.asins().iterator().next();
    return Asin.fits(asin)
        ? asin(asin, hint).from(link.marketplace())
        : Reading.invalid("a link to '" + asin + "', which has not the shape of an ASIN");
  }

  /** What has blanks, hyphens or other marks inside. */
  private Reading written(String bare, Hint hint) {
    if (bare.startsWith("=")) {
      return Reading.invalid(
          "a formula that was never calculated; open the workbook in a spreadsheet and save it");
    }
    if (SCIENTIFIC.matcher(bare).matches()) {
      return Reading.invalid(
          "a spreadsheet wrote '%s' and dropped digits; format the column as text and save again"
              .formatted(Quoted.shortened(bare)));
    }
    Optional<String> groups = UpcGroups.find(bare);
    if (groups.isPresent()) {
      return grouped(groups.get());
    }
    Optional<Spaced> spaced = Spaced.find(bare);
    if (spaced.isPresent()) {
      Reading reading = solid(spaced.get().text(), bare, hint).noting(spaced.get().note());
      if (reading.code() != null || reading.proof() == Proof.CASE) {
        return reading;
      }
    }
    List<String> codes = codesIn(bare);
    if (codes.size() == 1 && bare.toUpperCase(Locale.ROOT).split(codes.get(0), -1).length > 2) {
      return solid(codes.get(0), codes.get(0), hint); // the same one twice
    }
    return codes.size() < 2
        ? solid(bare.toUpperCase(Locale.ROOT), bare, hint)
        : Reading.invalid(
            "two codes in one cell ('%s' and '%s'); give each a row of its own"
                .formatted(codes.get(0), codes.get(1)));
  }

  private Reading solid(String text, String bare, Hint hint) {
    if (Digits.only(text)) {
      return numbers.read(text, hint);
    }
    if (unmistakable(text) || asinAsWritten(bare, hint)) {
      return asin(text, hint);
    }
    if (text.endsWith("X") && Asin.fits(text) && (hint.tenDigits() || Digits.rightIsbn(text))) {
      return numbers.isbn(text);
    }
    return Reading.invalid(
            "'%s' is no product code: an ASIN has 10 letters and digits, a UPC 12 digits, an EAN 8 or 13"
                .formatted(Quoted.shortened(bare)))
        .proven(wordsOnly(bare) ? Proof.WORDS : Proof.NONE);
  }

  /** Whether it is, in upper case, an ASIN as Amazon gives them today, which no word looks like. */
  static boolean unmistakable(String text) {
    return text.startsWith("B0") && Asin.fits(text);
  }

  private static boolean wordsOnly(String text) {
    return text.chars().filter(Character::isDigit).count() < 6;
  }

  /**
   * An ASIN that doesn't begin with B0 looks like a word; it needs a digit and nothing taken off.
   */
  private static boolean asinAsWritten(String bare, Hint hint) {
    String text = bare.toUpperCase(Locale.ROOT);
    return text.startsWith("B")
        && Asin.fits(text)
        && ((hint == Hint.ASIN && bare.equals(text))
            || text.chars().anyMatch(c -> c >= '0' && c <= '9'));
  }

  private static Reading asin(String text, Hint hint) {
    return Reading.valid(
        new Asin(text), hint.barcodes() ? "an ASIN in a column of " + hint.word() + "s" : "");
  }

  /** The codes that stand side by side in a text, each once. */
  static List<String> codesIn(String bare) {
    Set<String> codes = new LinkedHashSet<>();
    for (String part : BETWEEN.split(bare, -1)) {
      String text = Tidy.joined(Tidy.bare(part)).toUpperCase(Locale.ROOT);
      if (unmistakable(text) || Numbers.unmistakable(text)) {
        codes.add(text);
      }
    }
    return new ArrayList<>(codes);
  }

  /** Whether the cell, with no header to help, holds a code that can hardly be anything else. */
  static boolean likely(String cell) {
    if (cell.length() > LONGEST) {
      return false;
    }
    String bare = Tidy.bare(cell);
    String text = Tidy.joined(bare).toUpperCase(Locale.ROOT);
    return Digits.only(text)
        ? Numbers.unmistakable(text)
        : unmistakable(text)
            || (text.length() == 10 && Digits.rightIsbn(text))
            || Link.find(bare).filter(l -> !l.asins().isEmpty()).isPresent();
  }

  /**
   * Whether the cell, with no header to help, has the shape of a code, be its check digit wrong.
   */
  boolean possible(String cell) {
    return cell.length() <= LONGEST
        && (read(cell, Hint.NONE).code() != null || SCIENTIFIC.matcher(Tidy.bare(cell)).matches());
  }
}
