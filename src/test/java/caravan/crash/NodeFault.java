package caravan.crash;

import java.util.List;

/** What befalls a node of several, or the database of all of them. */
enum NodeFault {
  /** SIGKILL, and a start some seconds later. */
  KILL("killed"),
  /** SIGSTOP, for some seconds. */
  STOP("stopped"),
  /** Its connections to the database are reset. */
  CUT("cut off"),
  /** Nothing gets through between it and the database, for some seconds, and no connection ends. */
  SILENCE("without a word"),
  /** The database is ended in order, and started. */
  RESTART("database restarted"),
  /** The database ends as it does in a crash, and is started. */
  CRASH("database crashed");

  /** One after the other, from the first again after the last. */
  static final List<NodeFault> ROUND =
      List.of(KILL, STOP, SILENCE, KILL, STOP, RESTART, KILL, STOP, CUT, KILL, STOP, CRASH);

  /** Where there is no time for more. */
  static final List<NodeFault> SHORT_ROUND = List.of(KILL, STOP, CUT);

  private final String words;

  NodeFault(String words) {
    this.words = words;
  }

  /** What has become of the one that it befell. */
  String words() {
    return words;
  }
}
