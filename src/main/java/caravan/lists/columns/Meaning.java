package caravan.lists.columns;

/** What a word in the heading of a column means; {@code headings.txt} has the words. */
enum Meaning {
  ASIN,
  UPC,
  EAN,
  ISBN,
  GTIN,
  /** Could be a code; what stands below decides. */
  CODE,
  /** Changes nothing of what the others say. */
  COMPANION,
  PARENT("a parent"),
  RELATED("of another product"),
  VARIATION("of another product"),
  OWN("somebody's own number"),
  ORDER("of an order"),
  LISTING("of a listing"),
  MAKER("a manufacturer's number"),
  GROUP("of a group"),
  GLN("of a place or company"),
  TARIFF("of customs"),
  PHONE("of a telephone"),
  CASE("a case, not the piece"),
  LEVEL("of another level"),
  THING("of something that is no product"),
  /** Somebody's own number, unless a code is named beside it. */
  NUMBER("somebody's own number"),
  DOMAIN,
  COUNTRY,
  /** Beside a country: it is the marketplace all the same. */
  SALES,
  ELSEWHERE,
  TYPE,
  UNIT,
  /** How several pieces are packed; the codes below it are those of the packs, if it names any. */
  PACK;

  private final String words;

  Meaning() {
    this("");
  }

  Meaning(String words) {
    this.words = words;
  }

  /** Why a column of that heading holds no codes to ask for; empty if it may. */
  String words() {
    return words;
  }

  /** Whether it names a kind of code. */
  boolean namesACode() {
    return this == ASIN || this == UPC || this == EAN || this == ISBN || this == GTIN;
  }

  /** Whether products have such a number, or it has products: "order_items.ean", "SKU (EAN)". */
  boolean holdsProducts() {
    return this == ORDER || this == LISTING || this == OWN || this == MAKER;
  }

  /** Whether the column belongs to something else, whatever else its heading says. */
  boolean belongsElsewhere() {
    return !words.isEmpty() && this != NUMBER;
  }
}
