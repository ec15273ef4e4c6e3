package caravan.lists.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.lists.UnreadableListException;
import caravan.lists.cells.SourceRecord;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldRecordsTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-[ RECORD 1 ]-\nid  | 1\nean | 4006381333931\n-[ RECORD 2 ]-\nid  | 2\nean | 3337872418587\n",
        "* 1. row *\n id: 1\nean: 4006381333931\n* 2. row *\n id: 2\nean: 3337872418587\n",
        "[a]\nid=1\nean=4006381333931\n\n[b]\nid=2\nean=3337872418587\n",
        "items:\n  - id: 1\n    ean: 4006381333931\n  - id: 2\n    ean: 3337872418587\n",
        "Id\t1\nEAN\t4006381333931\nId\t2\nEAN\t3337872418587\n"
      })
  void a_field_a_line_is_a_row_for_each_block(String text) throws IOException {
    assertThat(FieldRecords.are(text)).isTrue();
    assertThat(cells(text))
        .extracting(cells -> cells.subList(cells.size() - 2, cells.size()))
        .containsExactly(List.of("1", "4006381333931"), List.of("2", "3337872418587"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EAN: 4006381333931\nEAN: 3337872418587\n",
        "ASIN: B0086FFHLS\nEAN: 4006381333931\nASIN: B00NNUMI86\nEAN: 3337872418587\n",
        "Anna: 4006381333931\nBen: ok\nAnna: 3337872418587\nBen: ok\n",
        "EAN: 4006381333931\nTel: 030 1\n",
        "ean\tname\n4006381333931\tPen\n3337872418587\tBalm\n",
        ""
      })
  void codes_that_are_only_called_so_are_a_list_of_lines(String text) {
    assertThat(FieldRecords.are(text)).isFalse();
  }

  @Test
  void a_block_without_a_code_says_the_marketplace_of_those_behind_it() throws IOException {
    String text = "[all]\nmarketplace=de\n[a]\nasin=B0086FFHLS\nn=1\n[b]\nasin=B00NNUMI86\nn=2\n";

    assertThat(cells(text))
        .containsExactly(List.of("B0086FFHLS", "1", "de"), List.of("B00NNUMI86", "2", "de"));
  }

  @Test
  void ever_new_names_are_no_list() {
    String text =
        "ean: 4006381333931\nn: 1\nean: 4006381333931\nn: 2\n"
            + IntStream.range(0, 1_100)
                .mapToObj("ean: 4006381333931\nfield %d: x\n"::formatted)
                .collect(Collectors.joining());
    assertThatThrownBy(() -> cells(text))
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("1,000 different names");
    assertThatThrownBy(
            () -> cells("ean: 4006381333931\n" + text.replace("ean: 4006381333931\n", "")))
        .hasMessageContaining("1,000 different names");
  }

  @Test
  void a_field_with_a_code_that_belongs_to_no_row_is_not_lost_in_silence() throws IOException {
    String text = "ean: 4006381333931\nn: 1\nean: 4006381333931\nn: 2\n\n--\nnote: 3337872418587\n";
    try (Records records = new FieldRecords(new StringReader(text))) {
      while (records.next() != null) {
        assertThat(records.names()).doesNotContain("note");
      }
      assertThat(records.skipped().hidden()).isPositive();
    }
  }

  @Test
  void a_line_with_a_code_that_is_no_field_is_not_lost_in_silence() throws IOException {
    String text = "ean: 4006381333931\nn: 1\n3337872418587\nean: 4006381333931\nn: 2\n";
    try (Records records = new FieldRecords(new StringReader(text))) {
      while (records.next() != null) {
        assertThat(records.names()).contains("ean");
      }

      assertThat(records.skipped().hidden()).isEqualTo(1);
    }
  }

  private static List<List<String>> cells(String text) throws IOException {
    List<List<String>> cells = new ArrayList<>();
    try (Records records = new FieldRecords(new StringReader(text))) {
      for (SourceRecord line = records.next(); line != null; line = records.next()) {
        cells.add(line.cells());
      }
    }
    return cells;
  }
}
