package caravan.lists.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.lists.UnreadableListException;
import caravan.lists.cells.SourceRecord;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The columns of a table are its records. */
class TurnedRecordsTests {

  private static List<List<String>> read(String text) throws IOException {
    List<List<String>> read = new ArrayList<>();
    try (Records records = new TurnedRecords(new CsvRecords(new StringReader(text), ','))) {
      for (SourceRecord r = records.next(); r != null; r = records.next()) {
        read.add(r.cells());
      }
    }
    return read;
  }

  @Test
  void each_column_is_a_record_and_an_empty_one_none() throws IOException {
    assertThat(read("Name,Pen,,Cream\nEAN,1,,2\n"))
        .containsExactly(List.of("Name", "EAN"), List.of("Pen", "1"), List.of("Cream", "2"));
  }

  @Test
  void short_lines_have_empty_cells_at_their_end() throws IOException {
    assertThat(read("Name,Pen,Cream\nEAN,1\n,,,\n"))
        .containsExactly(List.of("Name", "EAN"), List.of("Pen", "1"), List.of("Cream", ""));
  }

  @Test
  void titles_over_the_table_stay_titles() throws IOException {
    assertThat(read("Stock\nMarketplace,amazon.fr,,\nName,Pen,Cream\nNote,x\n"))
        .containsExactly(
            List.of("Stock"),
            List.of("Marketplace", "amazon.fr", "", ""),
            List.of("Name", "Note"),
            List.of("Pen", "x"),
            List.of("Cream", ""));
  }

  @Test
  void what_was_no_row_is_told() throws IOException {
    try (Records records =
        new TurnedRecords(new CsvRecords(new StringReader("# a\nName,Pen\n"), ','))) {
      assertThat(records.next()).isNotNull();
      assertThat(records.skipped().words()).contains("1 comment");
    }
  }

  @Test
  void one_that_is_too_large_for_memory_is_refused_with_the_way_out() {
    String line = "a,".repeat(9_999) + "a\n";

    assertThatThrownBy(() -> read(line.repeat(51)))
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("500,000 cells")
        .hasMessageContaining("copy, paste transposed");
  }
}
