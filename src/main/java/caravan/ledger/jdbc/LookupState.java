package caravan.ledger.jdbc;

/** How a code stands; the ledger writes the number. */
enum LookupState {
  WAITING(0),
  /** It is handed out. */
  CLAIMED(1),
  FOUND(2),
  NOT_FOUND(3),
  /** By the server: without an answer for good. */
  REFUSED(4),
  /** Without an answer until somebody retries it. */
  FAILED(5);

  private final int number;

  LookupState(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  static LookupState read(int number) {
    for (LookupState state : values()) {
      if (state.number == number) {
        return state;
      }
    }
    throw new IllegalArgumentException("no code stands at " + number);
  }

  /** Whether rows that want it have no final answer yet. */
  boolean open() {
    return this == WAITING || this == CLAIMED;
  }

  /**
   * The SQL with the number of each state in place of its name in braces, {@code state =
   * {WAITING}}: an index on the codes that wait serves only who names the number.
   */
  static String spelled(String sql) {
    String spelled = sql;
    for (LookupState state : values()) {
      spelled = spelled.replace("{" + state.name() + "}", String.valueOf(state.number));
    }
    return spelled;
  }
}
