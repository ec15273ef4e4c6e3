package caravan.lists.columns;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.lists.CheckDigit;
import caravan.lists.cells.CodeParser;
import caravan.lists.cells.ColumnKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The column that names the kind of each code. */
class TypeColumnTests {

  private static final String PEN = "4006381333931";

  private static CodeColumn typed(Sheet sheet) {
    return sheet.types().typed(CodeColumn.of(0, "Code", ColumnKind.CODE));
  }

  @Test
  void kinds_under_the_name_of_codes_are_kinds() {
    Sheet sheet =
        Sheet.of("Code|Bar code setup ID", PEN + "|EAN", PEN + "|EAN", PEN + "|INT", PEN + "|UPCA");

    assertThat(typed(sheet).type()).isEqualTo(1);
  }

  @Test
  void numbers_under_the_name_of_codes_are_counts() {
    Sheet sheet = Sheet.of("Code|UPC count", PEN + "|3", PEN + "|4", PEN + "|3");

    assertThat(typed(sheet).type()).isNegative();
  }

  @ParameterizedTest
  @CsvSource({
    "EAN, true",
    "EAN-13 retail, true",
    "GTIN-12 (UPC), true",
    "Global Trade Item Number, true",
    "'', true",
    "-, true",
    "4, true",
    "PRID Fnac, false",
    "Intern, false",
    "Kreditor, false",
    "OLD_ITEM, false"
  })
  void a_word_of_its_own_among_kinds_is_none_of_a_product(String said, boolean asked) {
    Sheet sheet = Sheet.of("Code|Type", PEN + "|EAN", PEN + "|EAN", PEN + "|EAN", PEN + "|" + said);

    boolean read =
        typed(sheet).read(sheet.rows().get(3), new CodeParser(CheckDigit.WARN)).code() != null;
    assertThat(read).isEqualTo(asked);
  }
}
