package caravan.lists;

/** The forms that a list can have. */
enum ListFormat {
  TEXT,
  JSON,
  NDJSON,
  XLSX;

  /** Whether the format itself names what it holds. */
  boolean names() {
    return this == JSON || this == NDJSON;
  }
}
