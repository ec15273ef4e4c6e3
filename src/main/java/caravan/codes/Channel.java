package caravan.codes;

import java.util.regex.Pattern;

/**
 * One endpoint of the vendor at work, each with a plan and a pace of its own, by the word that the
 * settings, the ledger and the results use: {@code circana}.
 */
public record Channel(String word) {

  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]*");

  /**
   * @throws IllegalArgumentException for what is no word of small letters, digits and hyphens
   */
  public Channel {
    if (!WORD.matcher(word).matches()) {
      throw new IllegalArgumentException("'" + word + "' can't be a channel's name");
    }
  }

  @Override
  public String toString() {
    return word;
  }
}
