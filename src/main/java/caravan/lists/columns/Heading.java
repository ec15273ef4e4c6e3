package caravan.lists.columns;

import caravan.lists.cells.ColumnKind;
import caravan.lists.cells.Vocabulary;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the name of a column says, word by word.
 *
 * @param hint of the codes below it; {@code NONE} if it doesn't speak of codes
 * @param rank how much it says of them
 * @param other why they are not the codes to ask for, in words; empty if they may be
 * @param meanings of its words
 * @param unknown whether it has words that nobody here knows
 */
public record Heading(
    ColumnKind hint, Rank rank, String other, Set<Meaning> meanings, boolean unknown) {

  /** How much a heading says of the codes below it, the most first. */
  public enum Rank {
    /** It names a code and nothing else. */
    EXACT,
    /** It names a code among other words: what stands below has to bear it out. */
    NAMES,
    /** It could be a code: what stands below has to bear it out. */
    MAYBE,
    /** It says nothing of codes. */
    SILENT,
    /** It belongs to something else. */
    OTHER
  }

  /** A heading that says nothing. */
  public static final Heading SILENT =
      new Heading(ColumnKind.NONE, Rank.SILENT, "", EnumSet.noneOf(Meaning.class), false);

  private static final Vocabulary<Meaning> WORDS = Vocabulary.read("headings.txt", Meaning.class);
  private static final Pattern SEAMS =
      Pattern.compile(
          "[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})"
              + "|(?<=[A-Za-z])(?=[^A-Za-z])|(?<=[^A-Za-z])(?=[A-Za-z])");
  private static final Pattern LETTERS_AND_MARKS = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  private static final CompoundWords COMPOUNDS = new CompoundWords(WORDS);

  /** Of more characters it is a text. */
  static final int LONGEST = 80;

  private static final int LONGEST_PHRASE = 4;

  /** What that name of a column says. */
  public static Heading of(String name) {
    if (name.length() > LONGEST || name.isEmpty()) {
      return SILENT;
    }
    Reader reader = new Reader();
    String said = CheckDigitWords.without(Normalizer.normalize(name, Normalizer.Form.NFKC));
    reader.read(tokens(said));
    return reader.heading();
  }

  /** Its words, as headings.txt has them. */
  static List<String> tokens(String name) {
    List<String> tokens = new ArrayList<>();
    for (String token : SEAMS.split(joined(name), -1)) {
      String folded = Vocabulary.fold(token);
      if (!folded.isEmpty()) {
        tokens.addAll(COMPOUNDS.parts(folded));
      }
    }
    return tokens;
  }

  /** Accents must not look like seams between letters. */
  private static String joined(String name) {
    return LETTERS_AND_MARKS.matcher(name).find()
        ? Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}+", "")
        : name;
  }

  /** Whether it says anything at all. */
  boolean speaks() {
    return hint != ColumnKind.NONE || meanings.contains(Meaning.DOMAIN);
  }

  /** Whether it names codes and nothing else. */
  public boolean certain() {
    return rank == Rank.EXACT;
  }

  /** Whether it names codes at all, be it with other words. */
  public boolean names() {
    return rank == Rank.EXACT || rank == Rank.NAMES;
  }

  /** Whether what bears that name are other products than the list's own, or several together. */
  public boolean ofOthers() {
    return has(Meaning.PARENT) || has(Meaning.RELATED) || has(Meaning.CASE);
  }

  /** Whether it names the variations of a product, be it as its SKUs. */
  public boolean variations() {
    return has(Meaning.VARIATION) || has(Meaning.OWN);
  }

  public boolean domain() {
    return meanings.contains(Meaning.DOMAIN) && hint == ColumnKind.NONE;
  }

  boolean has(Meaning meaning) {
    return meanings.contains(meaning);
  }

  /** Takes the longest phrases first and remembers what they mean. */
  private static final class Reader {

    private final EnumSet<Meaning> meanings = EnumSet.noneOf(Meaning.class);
    private List<String> tokens = List.of();
    private boolean phrase;
    private boolean unknown;
    private boolean sales;

    void read(List<String> all) {
      tokens = all;
      int from = 0;
      while (from < tokens.size()) {
        from += step(from);
      }
    }

    private int step(int from) {
      for (int size = Math.min(LONGEST_PHRASE, tokens.size() - from); size > 0; size--) {
        String words = String.join("", tokens.subList(from, from + size));
        Meaning meaning = (size > 1 ? WORDS.phrase(words) : WORDS.find(words)).orElse(null);
        if (meaning == Meaning.SALES) {
          sales = true;
          return size;
        }
        if (meaning != null) {
          meanings.add(meaning);
          phrase |= meaning == Meaning.CODE && (size > 1 || Vocabulary.ideographic(words));
          return size;
        }
      }
      if (Vocabulary.ideographic(tokens.get(from))) {
        ideographs(tokens.get(from));
      } else {
        unknown = true;
      }
      return 1;
    }

    private void ideographs(String token) {
      String left = token;
      for (String word : WORDS.ideographs()) {
        if (left.contains(word)) {
          Meaning meaning = WORDS.find(word).orElseThrow();
          meanings.add(meaning);
          phrase |= meaning == Meaning.CODE;
          left = left.replace(word, "");
        }
      }
      unknown |= !left.isEmpty();
    }

    Heading heading() {
      EnumSet<Meaning> codes = EnumSet.copyOf(meanings);
      codes.removeIf(meaning -> !meaning.namesACode());
      for (Meaning meaning : meanings) {
        if (meaning.belongsElsewhere() && (codes.isEmpty() || !meaning.holdsProducts())) {
          return heading(ColumnKind.NONE, Rank.OTHER, meaning.words());
        }
      }
      if (meanings.contains(Meaning.TYPE)) {
        return heading(ColumnKind.NONE, Rank.SILENT, "");
      }
      if (codes.isEmpty()) {
        return withoutACode();
      }
      if (meanings.contains(Meaning.PACK)) {
        return heading(ColumnKind.NONE, Rank.OTHER, Meaning.CASE.words());
      }
      boolean among =
          strange()
              || meanings.contains(Meaning.UNIT)
              || meanings.contains(Meaning.ELSEWHERE)
              || meanings.stream().anyMatch(Meaning::holdsProducts);
      Rank rank = among ? Rank.NAMES : Rank.EXACT;
      return heading(sized(together(codes)), rank, "");
    }

    private Heading heading(ColumnKind hint, Rank rank, String other) {
      return new Heading(hint, rank, other, meanings, unknown);
    }

    /** Whether it has words that say nothing of a code. */
    private boolean strange() {
      return unknown || sales;
    }

    private Heading withoutACode() {
      if (meanings.contains(Meaning.UNIT) || meanings.contains(Meaning.PACK)) {
        return heading(ColumnKind.NONE, Rank.SILENT, "");
      }
      if (meanings.contains(Meaning.CODE) && (!strange() || phrase)) {
        return heading(ColumnKind.CODE, Rank.MAYBE, "");
      }
      if (unknown) {
        meanings.remove(Meaning.DOMAIN);
      }
      if (meanings.contains(Meaning.NUMBER)) {
        return heading(ColumnKind.NONE, Rank.OTHER, Meaning.NUMBER.words());
      }
      return heading(ColumnKind.NONE, Rank.SILENT, "");
    }

    private static ColumnKind together(EnumSet<Meaning> codes) {
      if (codes.size() > 1) {
        codes.remove(Meaning.GTIN);
      }
      if (codes.size() == 1) {
        return ColumnKind.valueOf(codes.iterator().next().name());
      }
      return codes.contains(Meaning.ASIN) ? ColumnKind.CODE : ColumnKind.GTIN;
    }

    private ColumnKind sized(ColumnKind hint) {
      boolean barcode = hint == ColumnKind.EAN || hint == ColumnKind.GTIN;
      if (barcode && tokens.contains("8")) {
        return ColumnKind.EAN8;
      }
      if (hint == ColumnKind.GTIN && tokens.contains("13")) {
        return ColumnKind.EAN;
      }
      return hint == ColumnKind.GTIN && tokens.contains("12") ? ColumnKind.UPC : hint;
    }
  }
}
