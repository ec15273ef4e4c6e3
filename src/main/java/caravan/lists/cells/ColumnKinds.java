package caravan.lists.cells;

import caravan.codes.CodeType;

/** What a person's word for a kind of code is for those who read cells. */
public final class ColumnKinds {

  private ColumnKinds() {}

  public static ColumnKind of(CodeType type) {
    return switch (type) {
      case ASIN -> ColumnKind.ASIN;
      case UPC -> ColumnKind.UPC;
      case EAN -> ColumnKind.EAN;
    };
  }
}
