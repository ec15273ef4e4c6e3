package caravan.desk;

import java.util.Locale;

/**
 * What came of an act.
 *
 * @param words for people, in one or more sentences
 */
public record ActResult(Kind kind, String words) {

  /** How it came out. */
  public enum Kind {
    /** It is done. */
    DONE,
    /** There was nothing to do. */
    ALREADY,
    /** There is no channel or list of that name, or there are several. */
    UNKNOWN,
    /** It can't be done with that one, or not now. */
    REFUSED;

    /** As programs are told: {@code done}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static ActResult done(String words) {
    return new ActResult(Kind.DONE, words);
  }

  static ActResult already(String words) {
    return new ActResult(Kind.ALREADY, words);
  }

  static ActResult unknown(String words) {
    return new ActResult(Kind.UNKNOWN, words);
  }

  static ActResult refused(String words) {
    return new ActResult(Kind.REFUSED, words);
  }

  /**
   * It costs more than whoever wants it has seen.
   *
   * @param nothing that nothing was done, as a sentence without its end
   */
  static ActResult dearer(long seen, long now, String nothing) {
    return refused(
        String.format(
            Locale.ROOT,
            "The price rose from %,d to %,d tokens since you saw it: others took what was known or"
                + " being asked for. %s: look at it again.",
            seen,
            now,
            nothing));
  }

  /** Whether all is now as it was wanted. */
  public boolean fine() {
    return kind == Kind.DONE || kind == Kind.ALREADY;
  }
}
