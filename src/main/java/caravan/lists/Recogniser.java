package caravan.lists;

import caravan.codes.Asin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells which product code a cell holds, or why it holds none. Pure: a cell and a hint in. */
final class Recogniser {

  private static final Pattern SCIENTIFIC =
      Pattern.compile("[+-]?[0-9]+(?:[.,][0-9]+)?[eE][+-]?[0-9]+");
  private static final Pattern BETWEEN = Pattern.compile("[\\s,;|/+&()]+");
  private static final Pattern UNMISTAKABLE = Pattern.compile("B0[0-9A-Z]{8}");
  private static final int LONGEST = 4096;

  private final Numbers numbers;

  Recogniser(CheckDigit checkDigit) {
    this.numbers = new Numbers(checkDigit);
  }

  /** The code in a cell of a column with that hint. */
  Reading read(String cell, Hint hint) {
    if (cell.length() > LONGEST) {
      return Reading.invalid("no product code: the cell is " + cell.length() + " characters long");
    }
    String bare = Tidy.bare(cell);
    Optional<Link> link = Link.find(bare);
    if (link.isPresent()) {
      return linked(link.get(), hint);
    }
    Reading alone = single(bare, hint);
    if (alone.code() != null) {
      return alone;
    }
    List<String> codes = codesIn(bare);
    return codes.size() < 2
        ? alone
        : Reading.invalid(
            "two codes in one cell ('%s' and '%s'); give each a row of its own"
                .formatted(codes.get(0), codes.get(1)));
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

  private Reading single(String bare, Hint hint) {
    String text = Tidy.joined(bare).toUpperCase(Locale.ROOT);
    if (text.isEmpty()) {
      return Reading.invalid("the row has no code");
    }
    if (Digits.only(text)) {
      return numbers.read(text, hint);
    }
    if (SCIENTIFIC.matcher(bare).matches()) {
      return Reading.invalid(
          "a spreadsheet wrote '%s' and dropped digits; format the column as text and save again"
              .formatted(Quoted.shortened(bare)));
    }
    if (UNMISTAKABLE.matcher(text).matches() || asinAsWritten(bare, hint)) {
      return asin(text, hint);
    }
    if (text.endsWith("X") && Asin.fits(text) && (hint.tenDigits() || Digits.rightIsbn(text))) {
      return numbers.isbn(text);
    }
    return Reading.invalid(
        "'%s' is no product code: an ASIN has 10 letters and digits, a UPC 12 digits, an EAN 8 or 13"
            .formatted(Quoted.shortened(bare)));
  }

  /**
   * An ASIN that doesn't begin with B0 looks like a word; it needs a digit and nothing taken off.
   */
  private static boolean asinAsWritten(String bare, Hint hint) {
    String text = bare.toUpperCase(Locale.ROOT);
    return text.startsWith("B")
        && Asin.fits(text)
        && (hint == Hint.ASIN || text.chars().anyMatch(c -> c >= '0' && c <= '9'));
  }

  private static Reading asin(String text, Hint hint) {
    return Reading.valid(
        new Asin(text), hint.barcodes() ? "an ASIN in a column of " + hint.word() + "s" : "");
  }

  private static List<String> codesIn(String bare) {
    List<String> codes = new ArrayList<>();
    for (String part : BETWEEN.split(bare, -1)) {
      String text = Tidy.joined(Tidy.bare(part)).toUpperCase(Locale.ROOT);
      if (UNMISTAKABLE.matcher(text).matches() || Numbers.unmistakable(text)) {
        codes.add(text);
      }
    }
    return codes;
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
        : UNMISTAKABLE.matcher(text).matches()
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
