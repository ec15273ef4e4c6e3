package caravan.results;

import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.ListHead;
import caravan.codes.ListUsage;
import caravan.codes.Outcome;
import caravan.codes.ProductCode;
import caravan.codes.ResultRow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Lists, rows and accounts that the tests of this room share. */
final class Samples {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final String READ_AS = "spring.csv: 5 rows, code column 'EAN' (ean), domain de, 1 invalid";
  static final ListUsage ACCOUNT =
      new ListUsage(READ_AS, 4, 10, 3, 2, 1, 0, NOON, Instant.parse("2026-03-01T12:05:30Z"));

  /** The documents' own example. */
  static final String DART_BOARD =
      """
      [{"asin":"B088H39PXX","title":"CUKU Magnetic Dart Board","upc":"793610399007",\
      "upcList":["793610399007","793610399014"],"ean":"0793610399007","eanList":["0793610399007"],\
      "rank":{"toys":[1,2.50]}}]""";

  private Samples() {}

  static ListHead list(String folder, String name, String... columns) {
    return new ListHead(folder, name, "1:2:3", "ab".repeat(32), false, List.of(columns), ',');
  }

  static ResultRow row(long number, Outcome outcome, String items, String... cells) {
    return new ResultRow(
        number,
        List.of(cells),
        cells[0],
        ProductCode.read(CodeType.EAN, "0793610399007"),
        Domain.DE,
        outcome,
        items,
        NOON,
        "");
  }

  static ResultRow found(long number, String items, String... cells) {
    return row(number, Outcome.FOUND, items, cells);
  }

  static ResultRow invalid(long number, String note, String... cells) {
    return new ResultRow(
        number, List.of(cells), cells[0], null, null, Outcome.INVALID, "[]", null, note);
  }

  static ResultRules rules(Path output, ResultFormat first, ResultFormat... others) {
    return new ResultRules(output, EnumSet.of(first, others), Formulas.ESCAPE, Delimiter.COMMA);
  }

  static ResultRules everyFormat(Path output) {
    return new ResultRules(output, Set.of(ResultFormat.values()), Formulas.ESCAPE, Delimiter.COMMA);
  }
}
