package caravan.settings;

/** How a line of the log looks. */
public enum LogFormat {
  /** For people: time, level, words. */
  TEXT,
  /** For programs: a JSON document a line. */
  JSON
}
