package caravan.lists.cells;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.lists.CheckDigit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How sure it is what a cell holds, and where the borders between codes and other numbers are. */
class CellProofTests {

  private final CodeParser codeParser = new CodeParser(CheckDigit.WARN);

  private ParsedCode read(String cell, ColumnKind kind) {
    return codeParser.read(cell, kind);
  }

  private static String code(ParsedCode parsedCode) {
    return Objects.requireNonNull(parsedCode.code()).text();
  }

  @ParameterizedTest
  @CsvSource({
    "4006381333931, RIGHT", "4006381333932, WRONG", "B00NNUMI86, RIGHT", "BT00LN946S, SHAPE",
    "0306406152, RIGHT", "12345678904, WRONG", "10012345678902, CASE", "10012345678903, NONE",
    "(00)340123452228599816, CASE", "(02)04006381333931, CASE", "'', EMPTY", "0, EMPTY",
    "00000000, EMPTY", "0000000, EMPTY", "Garden, WORDS", "Size 12345, WORDS",
    "Size 123456, NONE", "12345, NONE", "3 x 10012345678902, NONE"
  })
  void a_cell_proves_its_code_or_not(String cell, Proof proof) {
    assertThat(read(cell, ColumnKind.NONE).proof()).isEqualTo(proof);
  }

  @Test
  void zeros_alone_are_told_from_nothing_where_they_have_the_length_of_a_code() {
    assertThat(read("00000000", ColumnKind.NONE).note()).isEqualTo("nothing but zeros");
    assertThat(read("0000000", ColumnKind.NONE).note()).isEqualTo("the row has no code");
    assertThat(read("00000000000000", ColumnKind.NONE).proof()).isEqualTo(Proof.EMPTY);
    assertThat(CellWord.nothing("0".repeat(14))).isTrue();
    assertThat(CellWord.nothing("0".repeat(15))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x", "1", "9", "asin", "Garden"})
  void other_words_are_not_nothing(String cell) {
    assertThat(CellWord.nothing(cell)).isFalse();
  }

  @Test
  void forty_characters_and_more_are_no_word() {
    String word = "keine" + " ".repeat(34);

    assertThat(CellWord.find(word + " ")).contains(CellWord.NOTHING);
    assertThat(CellWord.find(word + "  ")).isEmpty();
    assertThat(CellWord.nothing(word + " ")).isTrue();
    assertThat(CellWord.nothing(word + "  ")).isFalse();
    assertThat(CellWord.nothing(" ".repeat(41))).isTrue();
    assertThat(CellWord.nothing("-".repeat(40))).isTrue();
    assertThat(CellWord.nothing("-".repeat(41))).isFalse();
  }

  @Test
  void a_cell_of_4096_characters_is_read_and_a_longer_one_is_not() {
    String blanks = " ".repeat(4096 - 13);

    assertThat(read("4006381333931" + blanks, ColumnKind.NONE).code()).isNotNull();
    assertThat(codeParser.possible("4006381333931" + blanks)).isTrue();
    assertThat(CodeParser.likely("4006381333931" + blanks)).isTrue();
    assertThat(read("4006381333931 " + blanks, ColumnKind.NONE).note()).contains("4097 characters");
    assertThat(codeParser.possible("4006381333931 " + blanks)).isFalse();
    assertThat(CodeParser.likely("4006381333931 " + blanks)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "316148410X, NONE, 316148410X",
    "316148411X, ISBN, 316148411X",
    "316148411X, ASIN, 316148411X",
    "BT00LN946S, NONE, BT00LN946S",
    "BTTTTTTTT0, NONE, BTTTTTTTT0",
    "BTTTTTTTT9, NONE, BTTTTTTTT9",
    "4OO6381333931, NONE, 4006381333931",
    "06385074, UPC, 063850000074",
    "16385074, UPC, 163850000074",
    "30640601, ISBN, 0030640601"
  })
  void what_may_be_a_code_at_the_border_is_one(String cell, ColumnKind kind, String text) {
    assertThat(code(read(cell, kind))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "316148411X, NONE",
    "BTTTTTTTTT, NONE",
    "26385074, UPC",
    "3064061, ISBN",
    "OOOOOOO381333, NONE",
    "4OO6381333932, NONE",
    "B00NNUMI8, NONE"
  })
  void what_may_not_is_none(String cell, ColumnKind kind) {
    assertThat(read(cell, kind).code()).isNull();
  }

  @Test
  void a_case_with_blanks_inside_is_a_case() {
    assertThat(read("1 00 12345 67890 2", ColumnKind.NONE).proof()).isEqualTo(Proof.CASE);
    assertThat(read("1 00 12345 67890 2", ColumnKind.NONE).note()).contains("indicator 1");
  }

  @Test
  void several_notes_are_told_one_behind_the_other() {
    assertThat(read("4OO6381333931", ColumnKind.ASIN).note())
        .isEqualTo("a barcode in a column of asins; O read as 0, l as 1");
    assertThat(read("4006381333931", ColumnKind.EAN).note()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "123456, 000001234565, UPC", "12345678901, 123456789012, UPC",
    "123456789012, 1234567890128, EAN", "00012345678901, 123456789012, UPC"
  })
  void the_check_digit_is_added_to_six_to_twelve_digits_that_count(
      String cell, String text, ColumnKind kind) {
    ParsedCode completed = codeParser.completed(cell, kind);

    assertThat(code(completed)).isEqualTo(text);
    assertThat(completed.note()).startsWith("the check digit ").endsWith(" was added");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345", "1234567890123", "000012345678901", "000000000000012345"})
  void to_fewer_or_more_it_is_not(String cell) {
    assertThat(codeParser.completed(cell, ColumnKind.UPC).code()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "4006381333931, true",
    "4006381333932, false",
    "12345678905, true",
    "12345678904, false",
    "0306406152, true",
    "0306406153, false",
    "316148410X, true",
    "316148411X, false",
    "B00NNUMI86, true",
    "b00nnumi86, true",
    "BLUEBERRYS, false",
    "96385074, true",
    "00000000, false",
    "https://www.amazon.de/dp/BT00LN946S, true",
    "https://www.amazon.de/gp/help, false",
    "a/b, false"
  })
  void a_cell_is_likely_a_code_where_it_can_hardly_be_anything_else(String cell, boolean likely) {
    assertThat(CodeParser.likely(cell)).isEqualTo(likely);
  }

  @ParameterizedTest
  @CsvSource({
    "12345678905, true",
    "1234567890X, false",
    "030640615A, false",
    "123456789012345, false"
  })
  void a_number_is_unmistakable_by_its_check_digit(String text, boolean unmistakable) {
    assertThat(BarcodeParser.unmistakable(text)).isEqualTo(unmistakable);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://amzn.to/x/dp/B00NNUMI86",
        "://dp/B00NNUMI86",
        ".amazon.de/dp/B00NNUMI86",
        "www.amazon.de/dp/B00NNUMI86"
      })
  void a_link_is_known_by_its_marks(String text) {
    assertThat(AmazonLink.find(text))
        .hasValueSatisfying(link -> assertThat(link.asins()).hasSize(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"amazon de", "a.b", "EAN: 4006381333931", ".", ":"})
  void other_texts_are_no_links(String text) {
    assertThat(AmazonLink.find(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "B00 1NU MI86, true", "B00 NNU MI86, false", "4006 3813 33931, true",
    "0306 406 152, true", "0306 406 153, false", "96385074 4006381333931, false",
    "1 4006 3813 33931, true", "12 4006381333931 3, true", "4006381333931 3, true",
    "1 4OO6381333931 3, true"
  })
  void a_code_in_pieces_is_one_where_the_whole_proves_it_and_no_piece_does(
      String cell, boolean found) {
    assertThat(Spaced.find(cell).isPresent()).isEqualTo(found);
  }

  @Test
  void a_number_read_from_paper_has_six_digits_that_are_sure() {
    assertThat(Spaced.find("OOOOOO123457O").isPresent()).isEqualTo(false);
    assertThat(Spaced.find("4OO6381333931").map(Spaced::text)).contains("4006381333931");
  }

  @ParameterizedTest
  @CsvSource({
    "9-18200-00834, 91820000834",
    "09-18200-00834, 91820000834",
    "00-01-18200-00834, 01820000834"
  })
  void a_grouped_upc_has_a_number_system_of_one_digit(String text, String eleven) {
    assertThat(UpcGroups.find(text)).contains(eleven);
    assertThat(UpcGroups.find("10-18200-00834")).isEmpty();
  }

  @Test
  void a_upc_may_have_a_column_for_each_of_its_parts() {
    assertThat(UpcGroups.columns(List.of("SY", "GE", "VEND", "ITEM"))).containsExactly(0, 1, 2, 3);
    assertThat(UpcGroups.columns(List.of("x", " Item ", "Vendor", "System")))
        .containsExactly(3, -1, 2, 1);
    assertThat(UpcGroups.columns(List.of("SY", "GE", "VEND"))).isEmpty();
    assertThat(UpcGroups.columns(List.of("SY", "GE", "ITEM"))).isEmpty();
    assertThat(UpcGroups.columns(List.of("GE", "VEND", "ITEM"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 18200, 834, 0-18200-00834", "' 00 ', 1, 99999, 00-00001-99999", "000, 1, 1, '000  1 1'",
    "0, 123456, 1, '0  123456 1'", "0, 1, 123456, '0  1 123456'", "x, 1, 1, 'x  1 1'",
    "0, x, 1, '0  x 1'", "0, 1, x, '0  1 x'", "'', '', '', ''"
  })
  void its_parts_are_put_together_where_they_are_such_numbers(
      String system, String vendor, String item, String joined) {
    assertThat(UpcGroups.joined(List.of(system, "", vendor, item))).isEqualTo(joined);
  }

  @Test
  void numbers_of_a_shops_own_begin_with_2_02_and_04() {
    assertThat(List.of("2006381333931", "0206381333931", "0406381333931"))
        .allMatch(Digits::restricted);
    assertThat(List.of("4006381333931", "0106381333931", "1206381333931", "1406381333931"))
        .noneMatch(Digits::restricted);
  }

  @Test
  void the_zeros_in_front_do_not_count() {
    assertThat(Digits.significant("00120")).isEqualTo("120");
    assertThat(Digits.significant("000")).isEqualTo("0");
    assertThat(Digits.significant("7")).isEqualTo("7");
    assertThat(Digits.only("")).isFalse();
    assertThat(Digits.completed("12345678901")).isEqualTo("123456789012");
  }

  @Test
  void what_was_found_is_counted() {
    ProofCounts counts = new ProofCounts();
    for (Proof proof : Proof.values()) {
      for (int i = 0; i <= proof.ordinal(); i++) {
        counts.take(ParsedCode.invalid("").proven(proof));
      }
    }
    counts.loose();
    counts.loose();
    counts.disagrees();

    assertThat(counts.codes()).as("right, shape and wrong").isEqualTo(1 + 2 + 3);
    assertThat(counts.muchWords()).as("not more than codes").isZero();
    assertThat(counts.telling()).as("codes, cases and others").isEqualTo(6 + 4 + 7);
    assertThat(counts.loosely()).isEqualTo(2);
    assertThat(counts.disagreeing()).isEqualTo(1);
    counts.take(ParsedCode.invalid("").proven(Proof.WORDS));
    assertThat(counts.muchWords()).isEqualTo(7);
    assertThat(counts.telling()).isEqualTo(6 + 4 + 7 + 7);
  }

  @Test
  void columns_are_tried_by_the_rank_of_their_kind() {
    assertThat(
            List.of(
                ColumnKind.ASIN.rank(),
                ColumnKind.EAN.rank(),
                ColumnKind.UPC.rank(),
                ColumnKind.CODE.rank(),
                ColumnKind.NONE.rank()))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void a_record_is_blank_where_all_its_cells_are() {
    assertThat(SourceRecord.of(List.of("", " ", "\t")).blank()).isTrue();
    assertThat(SourceRecord.of(List.of("", "x")).blank()).isFalse();
    assertThat(SourceRecord.of(List.of()).blank()).isTrue();
    assertThat(SourceRecord.of(List.of("x")).cell(1)).isEmpty();
  }
}
