package caravan.ledger;

import java.util.Locale;

/** How a call ended, for the call log. */
public enum CallStatus {
  /** Every code has its answer. */
  OK("200"),
  /** The limit is reached. */
  TOO_MANY_REQUESTS("429"),
  /** The server refuses a code, how many they are, or how we ask. */
  BAD_REQUEST("400"),
  /** The server refuses the key. */
  UNAUTHORIZED("401"),
  /** The server fails, or what it said was lost on the way. */
  UNAVAILABLE,
  /** It can't have been sent: there was none, as far as a list goes. */
  UNSENT,
  /** The answer can't be read. */
  UNREADABLE,
  /** Something happened that nobody expected. */
  BROKEN,
  /** No process waits for it any more. */
  LOST;

  private final String word;

  CallStatus(String word) {
    this.word = word;
  }

  CallStatus() {
    this.word = name().toLowerCase(Locale.ROOT);
  }

  /** As the ledger writes it. */
  public String word() {
    return word;
  }
}
