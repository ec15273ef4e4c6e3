package caravan.lists;

import caravan.codes.CodeType;

/** What a person's word for a kind of code is for those who read cells. */
final class ColumnKinds {

  private ColumnKinds() {}

  static ColumnKind of(CodeType type) {
    return switch (type) {
      case ASIN -> ColumnKind.ASIN;
      case UPC -> ColumnKind.UPC;
      case EAN -> ColumnKind.EAN;
    };
  }
}
