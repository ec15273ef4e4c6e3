package caravan.lists.columns;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.lists.CheckDigit;
import caravan.lists.cells.CodeParser;
import caravan.lists.cells.ColumnKind;
import caravan.lists.cells.SourceRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read in the columns of a table. */
class TableTests {

  private static final String PEN = "4006381333931";

  @Test
  void the_number_of_somebody_else_is_not_read_whatever_column_says_so() {
    Sheet sheet = Sheet.of("Type|product-id", "Vendor|" + PEN, "EAN|" + PEN);
    CodeColumn column = sheet.codes(1).withType(0);
    CodeParser parser = new CodeParser(CheckDigit.WARN);

    assertThat(column.read(sheet.rows().get(0), parser).note())
        .isEqualTo("the column beside it says 'Vendor': no product code");
    assertThat(column.read(sheet.rows().get(1), parser).code()).isNotNull();
    assertThat(column.hint(sheet.rows().get(1))).isEqualTo(ColumnKind.EAN);
  }

  @Test
  void columns_of_dates_are_no_columns_of_codes_beside_better_ones() {
    List<SourceRecord> dates = Sheet.records(PEN + "|96385074", PEN + "|73513537");

    assertThat(Table.codeColumns(dates)).isEqualTo(1);
    assertThat(Table.codeColumns(Sheet.records("96385074|x", "73513537|x"))).isEqualTo(1);
    assertThat(Table.codeColumns(Sheet.records(PEN + "|" + PEN, PEN + "|x"))).isEqualTo(2);
    assertThat(Table.codeColumns(Sheet.records("red|x"))).isZero();
    assertThat(Table.codeColumns(Sheet.records("96385075|x", "73513536|x"))).isEqualTo(1);
  }

  @Test
  void a_code_in_parts_is_put_together_be_there_no_generation() {
    SourceRecord row = Sheet.records("0|18200|834").get(0);
    CodeColumn parts =
        new CodeColumn(0, "SY VEND ITEM", ColumnKind.UPC, List.of(0, -1, 1, 2), -1, false, false);

    assertThat(parts.cell(row)).isEqualTo("0-18200-00834");
    assertThat(parts.read(row, new CodeParser(CheckDigit.WARN)).code()).isNotNull();
  }
}
