package caravan.cli;

/** What a command's exit code says. */
final class Exits {

  /** Every row has its final answer. */
  static final int DONE = 0;

  /** Some rows failed, or a list could not be read. */
  static final int FAILED = 1;

  /** Wrong usage or settings. */
  static final int WRONG = 2;

  /** The API refused the key. */
  static final int KEY_REFUSED = 3;

  /** Java can't start, or go on: too old, too little memory, or parts of Caravan are missing. */
  static final int NO_JAVA = 4;

  /** A signal ended it, as shells say it of Ctrl-C. */
  static final int INTERRUPTED = 130;

  private Exits() {}
}
