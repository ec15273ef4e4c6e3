package caravan.lists.format;

/** The forms that a list can have. */
public enum ListFormat {
  TEXT,
  JSON,
  NDJSON,
  XLSX;

  /** Whether the format itself names what it holds. */
  public boolean names() {
    return this == JSON || this == NDJSON;
  }
}
