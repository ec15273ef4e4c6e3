package caravan.lists.cells;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A code with blanks, hyphens, separators of thousands, a line's number in front or a quantity
 * behind.
 *
 * @param text what is left of it: digits and upper-case letters
 * @param note what was done; empty if it goes without saying
 */
record Spaced(String text, String note) {

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern THOUSANDS =
      Pattern.compile("[1-9][0-9]{0,2}(?:([.,'\u2019])[0-9]{3})(?:\\1[0-9]{3}){1,3}");
  private static final Pattern NUMBERED = Pattern.compile("#?[0-9]{1,4}[.):]?\\s+(\\S.*)");
  private static final Pattern COUNTED =
      Pattern.compile(
          "(.*\\S)\\s+(?:[x\u00d7*]\\s*)?[0-9]{1,5}(?:\\s*(?:x|pcs?|st|stk|st\u00fcck|ea|units?))?",
          Pattern.CASE_INSENSITIVE);

  /** What library catalogues put behind an ISBN: {@code (pbk.)}, {@code : EUR 12.90}. */
  private static final Pattern QUALIFIED =
      Pattern.compile("([0-9][0-9Xx -]{8,20}?)\\s*(?:\\(\\D[^()]{0,40}\\)|\\s:\\s.{1,40})");

  /** A barcode with the small one beside it: the issue of a magazine, the price of a book. */
  private static final Pattern ADDED =
      Pattern.compile("([0-9]{12,13})\\s*\\+\\s*[0-9]{2}(?:[0-9]{3})?");

  /** A mark that leads to a note. */
  private static final Pattern NOTED = Pattern.compile("(.*\\S)\\s+[*\u2020\u2021!?]{1,3}");

  private static final Pattern PHONE = Pattern.compile("(?:\\+|00[1-9]{1,3}\\s).*");
  private static final Pattern DATE =
      Pattern.compile(
          "(?:(?:19|20)[0-9]{2}[- ][01]?[0-9][- ][0-3]?[0-9]|[0-3]?[0-9][- ][0-3]?[0-9][-"
              + " ](?:19|20)[0-9]{2})(?:[T ].*)?");
  private static final Pattern MISREAD = Pattern.compile("[0-9OolI|]{12,14}");
  private static final int SURE_DIGITS = 6;

  /** The one code that the text holds in such a form; empty if there is none, or more than one. */
  static Optional<Spaced> find(String bare) {
    if (DATE.matcher(bare).matches()) {
      return Optional.empty();
    }
    if (THOUSANDS.matcher(bare).matches()) {
      String digits = bare.replaceAll("[^0-9]", "");
      return Digits.right(digits)
          ? Optional.of(new Spaced(digits, "a spreadsheet put separators into " + bare))
          : Optional.empty();
    }
    if (MISREAD.matcher(bare).matches() && !Digits.only(bare)) {
      return misread(bare).map(text -> new Spaced(text, "O read as 0, l as 1"));
    }
    return whole(bare).or(() -> cut(bare));
  }

  private static Optional<Spaced> whole(String bare) {
    String text = CellCleaner.joined(bare).toUpperCase(Locale.ROOT);
    if (!CellCleaner.plain(text) || text.isEmpty()) {
      return Optional.empty();
    }
    if (!BLANKS.matcher(bare).find()) {
      return Optional.of(new Spaced(text, ""));
    }
    boolean number = Digits.only(text) || (text.length() == 10 && Digits.rightIsbn(text));
    boolean proven = number ? proven(text) && !PHONE.matcher(bare).matches() : letters(bare, text);
    return proven && pieces(bare).noneMatch(Spaced::alone)
        ? Optional.of(new Spaced(text, ""))
        : Optional.empty();
  }

  /** An ASIN in pieces, none of which is a word. */
  private static boolean letters(String bare, String text) {
    return CodeParser.unmistakable(text)
        && pieces(bare).allMatch(p -> p.chars().anyMatch(Character::isDigit));
  }

  private static Stream<String> pieces(String bare) {
    return Stream.of(BLANKS.split(bare, -1));
  }

  private static boolean alone(String piece) {
    String text = CellCleaner.joined(piece).toUpperCase(Locale.ROOT);
    return CodeParser.unmistakable(text) || proven(text);
  }

  private static boolean proven(String text) {
    return text.length() != 11 && BarcodeParser.unmistakable(text);
  }

  private static Optional<Spaced> cut(String bare) {
    for (String rest :
        List.of(
            group(NUMBERED, bare),
            group(COUNTED, bare),
            both(bare),
            group(QUALIFIED, bare),
            group(ADDED, bare),
            group(NOTED, bare))) {
      if (rest.isEmpty()) {
        continue;
      }
      String text = CellCleaner.joined(rest).toUpperCase(Locale.ROOT);
      boolean one = !BLANKS.matcher(rest).find() || pieces(rest).noneMatch(Spaced::alone);
      if (one && alone(text)) {
        return Optional.of(new Spaced(text, ""));
      }
      Optional<String> misread = misread(rest);
      if (misread.isPresent()) {
        return Optional.of(new Spaced(misread.get(), "O read as 0, l as 1"));
      }
    }
    return Optional.empty();
  }

  private static String both(String bare) {
    return group(COUNTED, group(NUMBERED, bare));
  }

  private static String group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches() ? matcher.group(1) : "";
  }

  /** A number that was read from paper, with letters for digits that look like them. */
  private static Optional<String> misread(String bare) {
    if (!MISREAD.matcher(bare).matches()
        || bare.chars().filter(Character::isDigit).count() < SURE_DIGITS) {
      return Optional.empty();
    }
    String digits = bare.replaceAll("[Oo]", "0").replaceAll("[lI|]", "1");
    return Digits.right(digits) ? Optional.of(digits) : Optional.empty();
  }
}
