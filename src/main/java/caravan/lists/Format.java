package caravan.lists;

/** The forms that a list can have. */
enum Format {
  PLAIN,
  TABLE,
  JSON,
  NDJSON,
  XLSX
}
