package caravan.codes;

import java.util.Locale;

/** One of the two APIs, each with a key, a plan and a pace of its own. */
public enum Channel {
  CIRCANA,
  LOOKUP;

  /** The word that the settings and the results use: {@code circana}, {@code lookup}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The channel of that word; throws IllegalArgumentException for any other. */
  public static Channel read(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
