package caravan.lists.cells;

import java.util.Optional;

/** Tells by their form alone the numbers that are those of no product. */
final class OtherNumbers {

  private OtherNumbers() {}

  /** Why the text is none of a product, in a column with that hint; empty if it may be one. */
  static Optional<ParsedCode> find(String bare, ColumnKind columnKind) {
    if (Gs1.several(bare)) {
      return Optional.of(
          ParsedCode.invalid("the number of a pallet or of what is in a carton, not of the piece")
              .proven(Proof.CASE));
    }
    if (Digits.rightIssn(bare)
        && !(columnKind.barcodes() && Digits.right(CellCleaner.joined(bare)))) {
      return Optional.of(
          ParsedCode.invalid(
              "an ISSN, the number of a periodical and not of an issue; give the EAN or the ASIN"));
    }
    return Gs1.others(bare)
        ? Optional.of(
            ParsedCode.invalid(
                "GS1's %s numbers a place, a company or one of its own things, no product"
                    .formatted(bare.substring(0, bare.indexOf(')') + 1))))
        : Optional.empty();
  }
}
