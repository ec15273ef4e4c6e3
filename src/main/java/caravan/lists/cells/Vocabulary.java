package caravan.lists.cells;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Words and what they mean, from a file beside the classes: {@code MEANING: word word}. Case,
 * accents, and everything that is neither letter nor digit do not matter.
 */
public final class Vocabulary<M extends Enum<M>> {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private static final int SHORTEST_STEM = 5;

  private final Map<String, M> words = new HashMap<>();
  private final Map<String, M> stems = new HashMap<>();
  private final List<String> ideographs = new ArrayList<>();

  private Vocabulary() {}

  /** The words of that file; a word that stands under two meanings has the first. */
  public static <M extends Enum<M>> Vocabulary<M> read(String file, Class<M> meanings) {
    Vocabulary<M> vocabulary = new Vocabulary<>();
    lines(file).forEach(line -> vocabulary.learn(line, meanings));
    vocabulary.ideographs.sort(
        Comparator.comparingInt(String::length).reversed().thenComparing(w -> w));
    return vocabulary;
  }

  /** The lines of that file but comments. */
  static List<String> lines(String file) {
    try (InputStream in = Vocabulary.class.getResourceAsStream("/caravan/lists/" + file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not among the classes");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("# "))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read", e);
    }
  }

  private void learn(String line, Class<M> meanings) {
    int colon = line.indexOf(':');
    M meaning = Enum.valueOf(meanings, line.substring(0, colon));
    for (String word : line.substring(colon + 1).strip().split("\\s+", -1)) {
      String folded = fold(word);
      if (word.endsWith("*")) {
        stems.putIfAbsent(folded, meaning);
      } else if (words.putIfAbsent(folded, meaning) == null && ideographic(folded)) {
        ideographs.add(folded);
      }
    }
  }

  /** What that word means, as {@link #fold} leaves it. */
  public Optional<M> find(String folded) {
    M whole = words.get(folded);
    if (whole != null || stems.isEmpty()) {
      return Optional.ofNullable(whole);
    }
    for (int end = folded.length(); end >= SHORTEST_STEM; end--) {
      M stem = stems.get(folded.substring(0, end));
      if (stem != null) {
        return Optional.of(stem);
      }
    }
    return Optional.empty();
  }

  /** What several words together mean. */
  public Optional<M> phrase(String folded) {
    return Optional.ofNullable(words.get(folded));
  }

  /** The words that are written without blanks between them, the longest first. */
  public List<String> ideographs() {
    return ideographs;
  }

  /** Lower case, without accents and without what is neither letter nor digit. */
  public static String fold(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.chars().allMatch(c -> c < 128)) {
      return NOT_A_WORD.matcher(lower).replaceAll("");
    }
    String open = Normalizer.normalize(lower, Normalizer.Form.NFKD);
    return NOT_A_WORD.matcher(MARKS.matcher(open).replaceAll("")).replaceAll("").replace("ß", "ss");
  }

  /** Whether the text is of a script that has no blanks between its words. */
  public static boolean ideographic(String text) {
    return text.codePoints()
        .anyMatch(
            c -> {
              Character.UnicodeScript script = Character.UnicodeScript.of(c);
              return script == Character.UnicodeScript.HAN
                  || script == Character.UnicodeScript.KATAKANA
                  || script == Character.UnicodeScript.HIRAGANA
                  || script == Character.UnicodeScript.HANGUL
                  || script == Character.UnicodeScript.THAI;
            });
  }
}
