package caravan.road.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads beside a held list. */
class WhyHeldTests {

  @TempDir private Path folder;
  private IntakeScene scene;

  @BeforeEach
  void open() throws IOException {
    scene = new IntakeScene(folder);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private String why(String name, String text, OptionalLong over) throws IOException {
    Path file = scene.drop(name, text);
    Screened list = scene.screening(true, over).screen(file, "", name);
    assertThat(list.held()).isTrue();
    scene.heldLists.hold(file, list.survey().head(), list, 0);
    return Files.readString(scene.input.resolve(".held").resolve(name + ".why.txt"));
  }

  @Test
  void it_says_why_how_it_was_read_and_the_ways_out() throws IOException {
    String why = why("spring.csv", IntakeScene.doubtful(), OptionalLong.empty());
    assertThat(why)
        .startsWith("spring.csv is held: nothing was asked for, and nothing was paid.")
        .contains("Why: ", "check digit")
        .contains("How it was read: ", "headings in line 1")
        .contains("'EAN'", "1. '4006381333930': ")
        .contains("caravan release spring.csv\n", "caravan release spring.csv --column NAME")
        .contains("caravan discard spring.csv")
        .contains("Either is remembered for lists with the same headings.");
  }

  @Test
  void a_price_is_approved_for_this_list_alone() throws IOException {
    String why = why("dear.txt", "B000000101\nB000000102\n", OptionalLong.of(9));
    assertThat(why)
        .contains("Why: it would cost 10 tokens, and more than 9 need a word")
        .contains("2 right, 0 wrong, 0 empty; 10 tokens")
        .contains("no headings")
        .doesNotContain("Either is remembered");
  }

  @Test
  void a_name_that_a_shell_would_take_apart_is_quoted() throws IOException {
    String why = why("it's dear.txt", "B000000101\n", OptionalLong.of(9));
    assertThat(why).contains("caravan discard 'it'\\''s dear.txt'");
  }

  @Test
  void it_shows_what_each_row_would_ask_and_what_is_to_be_said_of_it() throws IOException {
    String why = why("spring.csv", IntakeScene.doubtful(), OptionalLong.empty());
    assertThat(why)
        .contains("  1. '4006381333930': ean 4006381333930 on com (the check digit of ")
        .contains("  2. '4006381333932': ")
        .contains("commas, headings in line 1, UTF-8");
  }

  @Test
  void a_row_without_a_code_asks_for_nothing_and_one_without_a_remark_has_none()
      throws IOException {
    String why = why("dear.txt", "B000000101\nred\nB000000102\n", OptionalLong.of(9));
    assertThat(why)
        .contains("  1. 'B000000101': asin B000000101 on com\n")
        .contains("  2. 'red': nothing: 'red' is no product code");
  }

  @Test
  void a_sheet_is_named() throws IOException {
    Path file = scene.input.resolve("book.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "tests", "1.0")) {
      workbook.newWorksheet("Spring").value(0, 0, "B000000101");
    }
    Screened list = scene.screening(true, OptionalLong.of(9)).screen(file, "", "book.xlsx");
    scene.heldLists.hold(file, list.survey().head(), list, 0);

    assertThat(Files.readString(scene.input.resolve(".held/book.xlsx.why.txt")))
        .contains(", sheet 'Spring', ");
  }

  @Test
  void a_long_cell_is_cut_and_a_long_sentence_is_not() throws IOException {
    String eighty = "x".repeat(80);
    String sentence = "word ".repeat(30).strip();
    String cut =
        why("a.txt", "B000000101\n" + eighty + "y\n" + sentence + "\n", OptionalLong.of(9));
    String whole = why("b.txt", "B000000102\n" + eighty + "\n", OptionalLong.of(9));

    assertThat(cut).contains("  2. '" + eighty + "…': ").contains("  3. '" + sentence + "': ");
    assertThat(whole).contains("  2. '" + eighty + "': ");
  }

  @Test
  void a_sentence_that_no_line_can_bear_is_cut_as_well() throws IOException {
    String thousand = "word ".repeat(200).strip() + "s";
    String why =
        why("a.txt", "B000000101\n" + thousand + "\n" + thousand + "ss\n", OptionalLong.of(9));

    assertThat(why)
        .contains("  2. '" + thousand + "': ")
        .contains("  3. '" + thousand.substring(0, 80) + "…': ");
  }

  @Test
  void each_column_that_might_hold_the_codes_is_shown_with_what_it_would_cost() throws IOException {
    String why =
        why("a.csv", "EAN;ASIN;Colour\n4006381333931;B000000101;red\n", OptionalLong.of(0));

    assertThat(why)
        .contains("  'EAN': its heading names codes (ean)\n    4006381333931\n")
        .contains("    1 right, 0 wrong, 0 empty; 10 tokens\n")
        .contains("    0 right, 1 wrong, 0 empty; it can't be read so\n");
  }
}
