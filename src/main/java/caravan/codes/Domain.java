package caravan.codes;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** An Amazon marketplace that the API serves. */
public enum Domain {
  COM,
  CA,
  DE,
  FR,
  IT,
  NL,
  ES,
  IN,
  UK,
  JP,
  AU,
  MX;

  /** The word that the API uses: {@code com}, {@code de}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The domain of exactly that word, in any case; empty where the API serves no such marketplace.
   */
  public static Optional<Domain> find(String word) {
    return Arrays.stream(values()).filter(d -> d.word().equalsIgnoreCase(word)).findFirst();
  }

  /** The domain of that word; throws IllegalArgumentException for any other. */
  public static Domain read(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
