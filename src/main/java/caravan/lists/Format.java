package caravan.lists;

/** The forms that a list can have. */
enum Format {
  TEXT,
  JSON,
  NDJSON,
  XLSX
}
