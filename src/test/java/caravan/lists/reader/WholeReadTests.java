package caravan.lists.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import caravan.codes.Choice;
import caravan.codes.Domain;
import caravan.codes.Row;
import caravan.lists.CheckDigit;
import caravan.lists.Evidence;
import caravan.lists.ListRules;
import caravan.lists.UnreadableListException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rest of a list changes of what its beginning said. */
class WholeReadTests {

  private static final String PEN = "4006381333931";
  private static final String CREAM = "3337872418587";
  private static final String HEADER = "ean;name;price\n";
  private static final String PLAIN_ROW = PEN + ";x;1\n";
  private static final String QUOTED_ROW = PEN + ";\"a; b\";1\n";

  @TempDir private Path folder;
  private final ListReader reader = new ListReader(new ListRules(Domain.COM, CheckDigit.WARN));

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("a.csv"), text);
  }

  private Preview survey(String text) throws IOException {
    return reader.survey(file(text), "", "a.csv");
  }

  private List<Row> rows(Preview preview) {
    List<Row> all = new ArrayList<>();
    try (RowStream rows = reader.rows(folder.resolve("a.csv"), preview)) {
      rows.forEachRemaining(all::add);
    }
    return all;
  }

  @Test
  void a_mark_that_is_never_closed_is_a_character_where_two_rows_in_a_hundred_need_marks()
      throws IOException {
    String late = CREAM + ";\"Best mug;1\n";

    assertThat(survey(HEADER + QUOTED_ROW.repeat(40) + PLAIN_ROW.repeat(1_959) + late).summary())
        .contains("2,000 rows", "semicolons, unquoted");
    assertThatThrownBy(
            () -> survey(HEADER + QUOTED_ROW.repeat(41) + PLAIN_ROW.repeat(1_958) + late))
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("a quote is opened and not closed")
        .hasMessageContaining("line 2001");
  }

  @Test
  void a_mark_that_swallows_rows_of_a_list_without_headings_is_asked_about_where_cells_need_marks()
      throws IOException {
    String swallowing = CREAM + ";\"Best mug;1\n" + PEN + ";x 6\";1\n";

    assertThat(survey(QUOTED_ROW.repeat(10) + PLAIN_ROW.repeat(240) + swallowing).doubts())
        .containsExactly("a cell holds what looks like whole rows");
    assertThat(survey(PLAIN_ROW.repeat(250) + swallowing).rows()).isEqualTo(252);
  }

  @Test
  void a_list_that_has_codes_within_quotes_alone_is_read_or_refused_with_quotes()
      throws IOException {
    String damaged =
        "asin\u0015name\n\"B00NNUMI86\nB088H39PXX\",two\nB00NNUMI86 / B00NNUMI86,twice\n";

    assertThatCode(() -> survey(damaged))
        .satisfiesAnyOf(
            none -> assertThat(none).isNull(),
            thrown -> assertThat(thrown).isInstanceOf(UnreadableListException.class));
  }

  @Test
  void a_list_without_codes_is_refused_with_the_names_of_its_columns() {
    assertThatThrownBy(() -> survey("Name;Colour\nmug;red\n"))
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("no column holds product codes (columns: ");
  }

  @Test
  void what_later_rows_tell_of_a_column_is_heard_in_all_rows() throws IOException {
    Preview preview =
        survey(
            "EAN;Country\n"
                + (PEN + ";\n").repeat(1_000)
                + (PEN + ";Germany\n").repeat(400)
                + (PEN + ";Narnia\n").repeat(3));

    List<Row> rows = rows(preview);
    assertThat(preview.rows()).isEqualTo(rows.size()).isEqualTo(1_403);
    assertThat(preview.invalid())
        .isEqualTo(rows.stream().filter(row -> !row.valid()).count())
        .isEqualTo(3);
    assertThat(rows.get(1_000).domain()).isEqualTo(Domain.DE);
  }

  @Test
  void the_widest_row_tells_how_many_columns_there_are_wherever_it_stands() throws IOException {
    assertThat(survey("EAN;Name\n" + PEN + ";a;b;c\n" + PEN + ";a\n" + PEN + "\n").head().columns())
        .containsExactly("EAN", "Name", "column_3", "column_4");
    assertThat(survey("EAN;Name;;\n" + PEN + ";a\n").head().columns())
        .containsExactly("EAN", "Name", "column_3", "column_4");
    assertThat(
            survey("EAN;Name\n" + (PEN + ";a\n").repeat(1_100) + PEN + ";a;b\n").head().columns())
        .containsExactly("EAN", "Name", "column_3");
    assertThat(survey(PEN + ";a\n" + CREAM + ";a;b\n" + PEN + ";a\n").head().columns()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"1, once", "2, '2 times'", "1000, '1,000 times'"})
  void headings_that_stand_again_are_told_and_are_no_rows(int often, String words)
      throws IOException {
    Preview preview = survey(HEADER + (PLAIN_ROW + HEADER).repeat(often) + PLAIN_ROW);

    assertThat(preview.rows()).isEqualTo(often + 1L);
    assertThat(preview.summary()).contains("; the header stands " + words + " more");
    assertThat(survey(HEADER + PLAIN_ROW).summary()).doesNotContain("the header stands");
  }

  @Test
  void behind_the_last_row_there_is_none() throws IOException {
    Preview preview = survey(PEN + ";a\n" + CREAM + ";b\n");
    try (RowStream rows = reader.rows(folder.resolve("a.csv"), preview)) {
      assertThat(rows.next().input()).isEqualTo(PEN);
      assertThat(rows.next().input()).isEqualTo(CREAM);
      assertThatThrownBy(rows::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void a_file_that_is_written_to_between_two_looks_is_told() throws IOException {
    Path file = file(PLAIN_ROW);
    Preview preview = reader.survey(file, "", "a.csv");
    reader.refuseChanged(file, preview);
    Files.writeString(file, PLAIN_ROW + PLAIN_ROW);

    assertThatThrownBy(() -> reader.refuseChanged(file, preview))
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining("the file changed since it was first read");
  }

  @Test
  void a_person_is_shown_three_rows_and_five_cells_of_each_column_and_what_all_cells_are()
      throws IOException {
    String rows = PEN + ";;a\n" + "red;1;b\n".repeat(2) + ";2;c\n" + CREAM + ";3;d\n".repeat(1);
    Path file = file("EAN;Shelf;Name\n" + rows + rows);
    Evidence evidence = reader.evidence(file, reader.survey(file, "", "a.csv"));

    assertThat(evidence.firstRows()).extracting(Row::number).containsExactly(1L, 2L, 3L);
    assertThat(evidence.headerLine()).isEqualTo(1);
    assertThat(evidence.columns().get(0))
        .isEqualTo(
            new Evidence.Column(
                "EAN",
                "its heading names codes (ean)",
                List.of(PEN, "red", "red", CREAM, PEN),
                4,
                4,
                2,
                4));
  }

  @Test
  void a_choice_that_fits_lists_of_its_form_is_offered_where_one_column_says_it()
      throws IOException {
    assertThat(survey("EAN ;Name\n" + PEN + ";a\n").asRead())
        .isEqualTo(new Choice("EAN", null, null, null, false));
    assertThat(survey(PEN + "\n" + CREAM + "\n").asRead()).isEqualTo(Choice.AS_READ);
    assertThat(survey("EAN alt;EAN neu\n" + PEN + ";" + PEN + "\n;" + CREAM + "\n").asRead())
        .isEqualTo(new Choice("EAN alt", null, null, null, false));
    assertThat(survey("ASIN;EAN\nB00NNUMI86;" + PEN + "\n;" + CREAM + "\n").asRead())
        .isEqualTo(Choice.AS_READ);
  }

  @Test
  void the_marketplace_is_told_by_its_word_or_by_the_column_that_says_it() throws IOException {
    assertThat(survey("EAN;Name\n" + PEN + ";a\n").marketplace()).isEqualTo("com");
    assertThat(survey("EAN; Marktplatz \n" + PEN + ";DE\n" + CREAM + ";FR\n").marketplace())
        .isEqualTo("by column 'Marktplatz', else com");
  }

  @Test
  void it_is_told_where_one_is_that_of_several_rows() throws IOException {
    Preview merged = survey("ASIN;Land\nB00NNUMI86;DE\nB00NNUMI87;\nB00NNUMI89;\nB00NNUMI88;FR\n");
    Preview lines = survey("ASIN;Name\nAmazon.de;\nB00NNUMI86;a\n");

    assertThat(merged.marketplace()).isEqualTo("by column 'Land', once for several rows, else com");
    assertThat(merged.summary()).contains("domain column 'Land', once for several rows, 0 invalid");
    assertThat(lines.marketplace()).isEqualTo("by lines over the rows, else com");
    assertThat(lines.summary()).contains(", domain by lines over the rows, else com, 1 invalid");
  }

  @Test
  void so_it_is_where_that_column_is_the_first() throws IOException {
    Preview preview = survey("Marktplatz;EAN\nDE;" + PEN + "\nFR;" + CREAM + "\n");

    assertThat(preview.marketplace()).isEqualTo("by column 'Marktplatz', else com");
    assertThat(preview.summary()).contains("domain column 'Marktplatz'");
    assertThat(survey("Type;Code\nEAN;" + PEN + "\nASIN;B00NNUMI86\n").summary())
        .contains("'Code'", "by the type beside it");
  }

  @Test
  void lists_of_the_same_headings_are_of_one_form_whatever_their_rows() throws IOException {
    String form = survey("EAN;Name\n" + PEN + ";a\n").fingerprint();

    assertThat(form).isNotEmpty();
    assertThat(survey("EAN;Name\n" + CREAM + ";b\n" + PEN + ";c\n").fingerprint()).isEqualTo(form);
    assertThat(survey("EAN;Colour\n" + PEN + ";a\n").fingerprint()).isNotEqualTo(form);
    assertThat(survey(PEN + ";a\n" + CREAM + ";b\n").fingerprint()).as("no headings").isEmpty();
    Path lines = Files.writeString(folder.resolve("a.txt"), "EAN\n" + PEN + "\n");
    assertThat(reader.survey(lines, "", "a.txt").fingerprint()).as("a line each").isEmpty();
    Path named = Files.writeString(folder.resolve("a.ndjson"), "{\"ean\":\"" + PEN + "\"}\n");
    assertThat(reader.survey(named, "", "a.ndjson").fingerprint()).as("keys name").isNotEmpty();
  }

  @Test
  void a_person_is_shown_how_it_was_read_and_each_column_by_what_stands_in_it() throws IOException {
    Path file = file("EAN;ASIN\n" + PEN + ";B00NNUMI86\n" + CREAM + ";\n");
    Evidence table = reader.evidence(file, reader.survey(file, "", "a.csv"));
    assertThat(table.format()).isEqualTo("semicolons");
    assertThat(table.encoding()).isEqualTo("UTF-8");
    assertThat(table.columns())
        .extracting(Evidence.Column::name, Evidence.Column::right, Evidence.Column::empty)
        .containsExactlyInAnyOrder(tuple("EAN", 2L, 0L), tuple("ASIN", 1L, 1L));

    Path json = Files.writeString(folder.resolve("a.json"), "[{\"asin\":\"B00NNUMI86\"}]");
    Evidence keys = reader.evidence(json, reader.survey(json, "", "a.json"));
    assertThat(keys.format()).isEqualTo("json");
    assertThat(keys.encoding()).isEmpty();
    assertThat(keys.columns().get(0).why()).isEqualTo("its heading names codes (asin)");

    Path plain = file(PEN + ";EAN\n" + CREAM + ";EAN\n");
    assertThat(reader.evidence(plain, reader.survey(plain, "", "a.csv")).columns().get(0).why())
        .as("without headings")
        .isEqualTo("its heading says nothing of codes");
  }

  @Test
  void a_list_is_urgent_in_the_folder_of_that_name_and_below_it() throws IOException {
    Path file = file(PLAIN_ROW);
    assertThat(List.of("urgent", "Urgent/de", "urgent/"))
        .allMatch(below -> reader.survey(file, below, "a.csv").head().urgent());
    assertThat(List.of("", "urgently", "urgently/de", "de/urgent", "urgen"))
        .noneMatch(below -> reader.survey(file, below, "a.csv").head().urgent());
  }
}
