package caravan.lists.reader;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.lists.cells.ColumnKind;
import caravan.lists.cells.ParsedCode;
import caravan.lists.cells.Proof;
import caravan.lists.cells.ProofCounts;
import caravan.lists.columns.CodeColumn;
import caravan.lists.columns.Doubt;
import caravan.lists.columns.Layout;
import caravan.lists.columns.Table;
import caravan.lists.format.Encoding;
import caravan.lists.format.ListFormat;
import caravan.lists.format.Opening;
import caravan.lists.format.Skipped;
import caravan.lists.format.TextDialect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From which share on a list that was read to its end is in doubt, and what no share can hold. */
class DoubtsTests {

  private final ProofCounts counts = new ProofCounts();
  private long hidden;
  private String runnerUp = "";
  private boolean certain;
  private boolean free;
  private ColumnKind kind = ColumnKind.CODE;
  private List<Doubt> before = List.of();

  private List<String> doubts() {
    Layout layout =
        new Layout(
            1, List.of("Number"), List.of(CodeColumn.of(0, "Number ", kind)), -1, -1, "", free);
    return doubts(layout);
  }

  private List<String> doubts(Layout layout) {
    Encoding encoding = new Encoding(StandardCharsets.UTF_8, 0, runnerUp, "");
    Opening opening = new Opening(ListFormat.TEXT, false, encoding, TextDialect.PLAIN, 0, false);
    Table.Analysis table =
        new Table.Analysis(layout, certain, before, List.of(), List.of(), 1, Optional.empty());
    DetectedFormat format =
        new DetectedFormat(opening, table, 0, "", "", Optional.empty(), List.of());
    return new Doubts(format, counts, new Skipped(0, 0, 0, hidden)).words();
  }

  private void found(int number, Proof proof) {
    for (int i = 0; i < number; i++) {
      counts.take(ParsedCode.invalid("").proven(proof));
    }
  }

  @Test
  void a_list_of_right_codes_is_not_in_doubt() {
    found(10, Proof.RIGHT);

    assertThat(doubts()).isEmpty();
  }

  @Test
  void three_wrong_check_digits_of_ten_are() {
    found(7, Proof.RIGHT);
    found(3, Proof.WRONG);
    assertThat(doubts())
        .containsExactly("3 of 10 codes in column 'Number' have a wrong check digit");

    found(1, Proof.RIGHT);
    assertThat(doubts()).isEmpty();
  }

  @Test
  void under_five_codes_no_share_counts() {
    found(4, Proof.WRONG);
    assertThat(doubts()).isEmpty();

    found(1, Proof.WRONG);
    assertThat(doubts()).hasSize(1);
  }

  @Test
  void more_than_a_fifth_of_the_cells_and_at_least_five_that_hold_no_code_are() {
    found(19, Proof.RIGHT);
    found(5, Proof.NONE);
    assertThat(doubts())
        .containsExactly("5 of 24 cells in column 'Number' hold something that is no product code");

    found(1, Proof.RIGHT);
    assertThat(doubts()).isEmpty();
  }

  @Test
  void four_such_cells_are_too_few() {
    found(6, Proof.RIGHT);
    found(4, Proof.NONE);
    assertThat(doubts()).isEmpty();

    found(1, Proof.NONE);
    assertThat(doubts()).hasSize(1);
  }

  @Test
  void words_are_such_cells_where_there_are_more_of_them_than_codes() {
    found(6, Proof.RIGHT);
    found(6, Proof.WORDS);
    assertThat(doubts()).isEmpty();

    found(1, Proof.WORDS);
    assertThat(doubts())
        .containsExactly("7 of 13 cells in column 'Number' hold something that is no product code");

    free = true;
    assertThat(doubts()).as("a list of lines, not a table").isEmpty();
  }

  @Test
  void more_than_a_tenth_of_another_kind_than_the_column_beside_them_names_are() {
    found(20, Proof.RIGHT);
    counts.disagrees();
    counts.disagrees();
    assertThat(doubts()).isEmpty();

    counts.disagrees();
    assertThat(doubts())
        .containsExactly("3 of 20 codes are not of the kind that the column beside them names");
  }

  @Test
  void numbers_in_sentences_are_where_other_lines_are_not_mostly_codes() {
    free = true;
    counts.loose();
    found(6, Proof.RIGHT);
    found(4, Proof.NONE);
    assertThat(doubts())
        .containsExactly("1 lines hold a number in a sentence that may be a product code or not");

    found(4, Proof.SHAPE);
    assertThat(doubts()).as("seven in ten are right").isEmpty();
  }

  @Test
  void an_encoding_that_does_nearly_as_well_is() {
    found(10, Proof.RIGHT);
    runnerUp = "windows-1250";

    assertThat(doubts()).containsExactly("its characters can be read as UTF-8 and as windows-1250");
  }

  @Test
  void a_heading_that_names_codes_is_believed_where_seven_in_ten_are_right() {
    certain = true;
    found(7, Proof.RIGHT);
    found(3, Proof.WRONG);
    assertThat(doubts()).isEmpty();

    found(1, Proof.WRONG);
    assertThat(doubts()).hasSize(1);
  }

  @Test
  void codes_without_check_digit_are_right_as_well() {
    certain = true;
    found(3, Proof.RIGHT);
    found(4, Proof.SHAPE);
    found(3, Proof.WRONG);

    assertThat(doubts()).isEmpty();
  }

  @Test
  void a_heading_that_names_asins_is_believed_whatever_stands_below() {
    found(5, Proof.RIGHT);
    found(5, Proof.WRONG);
    kind = ColumnKind.ASIN;
    assertThat(doubts()).hasSize(1);

    certain = true;
    assertThat(doubts()).isEmpty();
    kind = ColumnKind.EAN;
    assertThat(doubts()).hasSize(1);
  }

  @Test
  void what_looks_like_whole_rows_in_a_cell_is_asked_about_always() {
    certain = true;
    found(10, Proof.RIGHT);
    hidden = 1;
    assertThat(doubts()).containsExactly("a cell holds what looks like whole rows");

    hidden = 1_000;
    assertThat(doubts()).containsExactly("1,000 cells hold what looks like whole rows");
  }

  @ParameterizedTest
  @EnumSource(names = {"TABLE", "ROWS", "COLUMN"})
  void so_is_what_was_in_doubt_about_tables_rows_and_columns(Doubt.Kind always) {
    certain = true;
    found(1, Proof.RIGHT);
    before = List.of(new Doubt(always, "why"));

    assertThat(doubts()).containsExactly("why");
  }

  @ParameterizedTest
  @EnumSource(names = {"SHAPE", "CHECK_DIGITS", "CELLS", "TYPES"})
  void shares_are_asked_about_from_five_codes_on_where_no_heading_speaks(Doubt.Kind share) {
    before = List.of(new Doubt(share, "why"));
    found(4, Proof.RIGHT);
    assertThat(doubts()).isEmpty();

    found(1, Proof.RIGHT);
    assertThat(doubts()).containsExactly("why");
    certain = true;
    assertThat(doubts()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"TIE", "TEXT", "ENCODING"})
  void other_doubts_are_asked_about_where_there_are_few_codes_as_well(Doubt.Kind other) {
    before = List.of(new Doubt(other, "why"));
    found(1, Proof.RIGHT);

    assertThat(doubts()).containsExactly("why");
    certain = true;
    assertThat(doubts()).isEmpty();
  }

  @Test
  void a_list_without_a_column_of_codes_is_called_by_what_it_is() {
    Layout none = new Layout(0, List.of("input"), List.of(), -1, -1, "", true);
    found(5, Proof.WRONG);

    assertThat(doubts(none))
        .containsExactly("5 of 5 codes in column 'input' have a wrong check digit");
  }
}
