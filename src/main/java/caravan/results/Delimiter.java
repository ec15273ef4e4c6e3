package caravan.results;

import caravan.codes.ListHead;

/** What stands between the cells of a CSV result. */
public enum Delimiter {
  /** Always a comma. */
  COMMA {
    @Override
    char of(ListHead head) {
      return ',';
    }
  },
  /** Always a semicolon, as spreadsheets of countries whose numbers have a comma expect. */
  SEMICOLON {
    @Override
    char of(ListHead head) {
      return ';';
    }
  },
  /** Always a tab. */
  TAB {
    @Override
    char of(ListHead head) {
      return '\t';
    }
  },
  /** What the list itself uses: comma, semicolon, tab or bar; a comma where it has none of them. */
  SAME {
    @Override
    char of(ListHead head) {
      return ",;\t|".indexOf(head.delimiter()) >= 0 ? head.delimiter() : ',';
    }
  };

  abstract char of(ListHead head);
}
