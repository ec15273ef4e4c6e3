package caravan.lists.columns;

import caravan.lists.Excerpt;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.CellWord;
import caravan.lists.cells.ParsedCode;
import caravan.lists.cells.Proof;
import caravan.lists.cells.Vocabulary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Hears what the words directly behind a number call it: {@code 7610709709000 (case of 12)}. */
final class WordsBehind {

  /** A number, and what stands behind it up to a comma, a bracket or the next number. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}/=.-])(?:[0-9]{8}|[0-9]{12,14})(?![\\p{L}\\p{N}])"
              + "[\\s=:(\\[\u2013\u2014-]*+(\\p{L}[^,;()\\[\\]|0-9]*+)(?=([0-9]*+)[ x]*+(\\p{L}*+))");

  private static final Pattern BLANKS = Pattern.compile("[\\s=:*\u2013\u2014]+");

  /** They say nothing of their own between a number and its name. */
  private static final Set<String> FILLING =
      Set.of("ist", "is", "die", "der", "das", "eine", "est", "la", "le", "el", "il", "es", "war");

  private static final int NEXT_NUMBER = 8;
  private static final int MOST = 5;
  private static final int SHORTEST_UNIT = 3;

  private WordsBehind() {}

  /** Why the number of that line is not a product's; empty if the words behind it don't say so. */
  static Optional<ParsedCode> other(String line) {
    if (line.length() > FreeText.LONGEST || !worded(line)) {
      return Optional.empty();
    }
    Matcher number = NUMBER.matcher(CellCleaner.narrow(line));
    boolean named = number.find() && number.group(2).length() < NEXT_NUMBER && counted(number);
    return named
        ? called(CellCleaner.strip(number.group(1)), number.group(2).isEmpty())
        : Optional.empty();
  }

  /** Whether a number behind the words is none, or says how many: "Umkarton 12 St". */
  private static boolean counted(Matcher number) {
    String unit = number.group(3);
    return number.group(2).isEmpty() || unit.isEmpty() || CellWord.unit(unit).isPresent();
  }

  /** Most lines are one code: that is seen sooner than by a pattern. */
  private static boolean worded(String line) {
    boolean parted = false;
    boolean lettered = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean letter = Character.isLetter(c);
      lettered |= letter;
      parted |= !letter && (c < '0' || c > '9');
    }
    return parted && lettered;
  }

  private static Optional<ParsedCode> called(String words, boolean alone) {
    List<String> each =
        Stream.of(BLANKS.split(words, -1))
            .filter(w -> !w.isEmpty() && !FILLING.contains(w.toLowerCase(Locale.ROOT)))
            .toList();
    if (each.isEmpty() || each.size() > MOST) {
      return Optional.empty();
    }
    Heading whole = Heading.of(String.join(" ", each));
    boolean known = each.stream().allMatch(WordsBehind::known);
    if (known && whole.rank() == Heading.Rank.OTHER) {
      return whole.has(Meaning.PHONE) && whole.has(Meaning.CASE) // a thing to put a telephone into
          ? Optional.empty()
          : Optional.of(invalid(words, whole.other(), whole.has(Meaning.CASE)));
    }
    boolean carton =
        alone
            && each.size() == 1
            && (words.length() >= SHORTEST_UNIT || Vocabulary.ideographic(words))
            && CellWord.unit(words).filter(word -> word == CellWord.CARTON).isPresent();
    return carton ? Optional.of(invalid(words, Meaning.CASE.words(), true)) : Optional.empty();
  }

  /** Where there are no blanks between words, a part of one says nothing of the whole. */
  private static boolean known(String word) {
    return !Vocabulary.ideographic(word) && !Heading.of(word).meanings().isEmpty();
  }

  private static ParsedCode invalid(String words, String other, boolean carton) {
    String reason = "'%s' behind it: it is %s".formatted(Excerpt.shortened(words), other);
    return ParsedCode.invalid(reason).proven(carton ? Proof.CASE : Proof.NONE);
  }
}
