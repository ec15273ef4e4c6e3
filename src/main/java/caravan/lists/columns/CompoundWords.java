package caravan.lists.columns;

import caravan.lists.cells.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes apart what headings write together: {@code Artikelbarcode}, {@code EANCOD}, {@code
 * Transaktionsnummer}. A word that the vocabulary knows as a whole stays whole.
 */
final class CompoundWords {

  private static final Pattern BARCODE =
      Pattern.compile("(\\p{L}{2,})(barcode|strichcode|streckkod|stregkode|strekkode|gtin)");
  private static final Pattern CODE_FIRST =
      Pattern.compile("(ean|upc|gtin|isbn|asin|jan|barcode)(\\p{L}{2,})");
  private static final Pattern CODE_LAST = Pattern.compile("(\\p{L}{3,})(ean|upc|gtin|isbn|asin)");
  private static final Pattern NUMBER = Pattern.compile("(\\p{L}{3,}?)(?:en|es|n|s)?(nummern?|nr)");

  private final Vocabulary<Meaning> words;

  CompoundWords(Vocabulary<Meaning> words) {
    this.words = words;
  }

  /** The parts of a word as {@link Vocabulary#fold} leaves it; itself where it has none. */
  List<String> parts(String folded) {
    if (words.find(folded).isPresent()) {
      return List.of(folded);
    }
    Matcher barcode = BARCODE.matcher(folded);
    if (barcode.matches()) {
      return List.of(barcode.group(1), barcode.group(2));
    }
    return split(CODE_FIRST, folded, 2)
        .or(() -> split(CODE_LAST, folded, 1))
        .or(() -> split(NUMBER, folded, 1))
        .orElse(List.of(folded));
  }

  /** Both parts, if the one that may be any word is known; an unknown one makes no compound. */
  private Optional<List<String>> split(Pattern pattern, String folded, int any) {
    Matcher matcher = pattern.matcher(folded);
    return matcher.matches()
            && words.find(matcher.group(any)).filter(m -> m != Meaning.TYPE).isPresent()
        ? Optional.of(List.of(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }
}
