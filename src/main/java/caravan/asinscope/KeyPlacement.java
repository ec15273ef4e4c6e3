package caravan.asinscope;

/** Where the API key stands in a call. */
public enum KeyPlacement {
  /** As the parameter {@code key} of the query. */
  QUERY,
  /** As the first field, {@code key}, of the JSON object that is sent. */
  BODY
}
