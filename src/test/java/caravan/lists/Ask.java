package caravan.lists;

import caravan.codes.CodeType;
import caravan.codes.Row;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What is asked for one row, in a form in which a UPC and its EAN are the same.
 *
 * @param code an ASIN, or a barcode of 14 digits; empty if nothing is asked
 * @param domain the word of the marketplace
 */
record Ask(String code, String domain) {

  static final Ask NOTHING = new Ask("", "");

  private static final int GTIN = 14;

  static Ask of(Row row) {
    return row.code() == null || row.domain() == null
        ? NOTHING
        : of(row.code().type(), row.code().text(), row.domain().word());
  }

  /** {@code [type, code, domain]}, or null where nothing is asked. */
  static Ask read(JsonNode asked) {
    if (asked.isNull() || asked.isMissingNode()) {
      return NOTHING;
    }
    if (!asked.isArray() || asked.size() != 3) {
      throw new IllegalArgumentException("not [type, code, domain]: " + asked);
    }
    return of(CodeType.read(asked.get(0).asText()), asked.get(1).asText(), asked.get(2).asText());
  }

  private static Ask of(CodeType type, String text, String domain) {
    String zeros = type == CodeType.ASIN ? "" : "0".repeat(Math.max(0, GTIN - text.length()));
    return new Ask(zeros + text, domain);
  }

  @Override
  public String toString() {
    return equals(NOTHING) ? "nothing" : code + " on " + domain;
  }
}
