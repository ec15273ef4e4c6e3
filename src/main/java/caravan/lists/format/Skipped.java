package caravan.lists.format;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines of a list that are no rows.
 *
 * @param blank nothing stands in them
 * @param comments they begin with {@code #}
 * @param rules dashes and the like, {@code sep=;}
 * @param hidden quoted cells that hold what looks like whole rows: they were lines
 */
public record Skipped(long blank, long comments, long rules, long hidden) {

  static final Skipped NONE = new Skipped(0, 0, 0, 0);

  /** What a person may want to know of them: {@code 2 comments, 1 rule}; empty if nothing. */
  public String words() {
    List<String> words = new ArrayList<>();
    count(words, comments, "comment");
    count(words, rules, "rule");
    return String.join(", ", words);
  }

  private static void count(List<String> words, long number, String one) {
    if (number > 0) {
      words.add("%,d %s%s".formatted(number, one, number == 1 ? "" : "s"));
    }
  }
}
