package caravan.lists;

import caravan.codes.CodeType;

/** What a person's word for a kind of code is for those who read cells. */
final class Hints {

  private Hints() {}

  static Hint of(CodeType type) {
    return switch (type) {
      case ASIN -> Hint.ASIN;
      case UPC -> Hint.UPC;
      case EAN -> Hint.EAN;
    };
  }
}
