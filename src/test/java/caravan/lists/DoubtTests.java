package caravan.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.codes.Choice;
import caravan.codes.Domain;
import caravan.lists.cells.Digits;
import caravan.lists.reader.ListReader;
import caravan.lists.reader.Preview;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a person is asked before anything is spent, and when never. */
class DoubtTests {

  private static final List<String> RIGHT =
      IntStream.range(0, 10).mapToObj(i -> Digits.completed("40063813339" + i)).toList();
  private static final List<String> OTHERS =
      IntStream.range(0, 10).mapToObj(i -> Digits.completed("50123456789" + i)).toList();

  @TempDir Path folder;
  private final ListReader reader = new ListReader(new ListRules(Domain.COM, CheckDigit.WARN));

  private List<String> doubts(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return reader.survey(file, "", name).doubts();
  }

  private static String wrong(String code) {
    char last = code.charAt(code.length() - 1);
    return code.substring(0, code.length() - 1) + (last == '9' ? '0' : (char) (last + 1));
  }

  private static String rows(int number, java.util.function.IntFunction<String> row) {
    return IntStream.range(0, number).mapToObj(row).collect(Collectors.joining("\n", "", "\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', Marketplace: amazon.pl|Stand 27.11., ASIN, title 'Marketplace: amazon.pl'",
    "'', Marketplaces|DE;FR, ASIN, title 'Marketplaces: DE;FR'",
    "'', Marketplace: DE|Marktplatz: FR, ASIN, title 'Marketplace: DE'",
    "'', # Marketplace: amazon.pl, ASIN, comment 'Marketplace: amazon.pl'",
    "'', Bestand, ASIN PL, heading 'ASIN PL'",
    "Poland, Bestand, ASIN, folder 'Poland'",
    "amazon.se/books, Marketplace: DE, ASIN, folder 'amazon.se'",
  })
  void a_list_of_a_marketplace_that_is_not_served_is_not_asked_on_another(
      String dropped, String titles, String heading, String named) throws IOException {
    assertThat(reader.survey(titled(titles, heading), dropped, "a.csv").doubts())
        .singleElement()
        .asString()
        .startsWith(named + " does not name one marketplace that the API serves (com, ");
  }

  @ParameterizedTest
  @CsvSource({
    "'', Marketplace: all, ASIN",
    "'', Einheit: PL, ASIN",
    "pl, Bestand, ASIN",
    "de, Marketplace: amazon.pl, ASIN",
    "amazon.se/de, Bestand, ASIN PL",
    "'', Bestand, EAN BE",
  })
  void letters_that_may_say_something_else_and_what_a_folder_decides_are_no_doubt(
      String dropped, String titles, String heading) throws IOException {
    assertThat(reader.survey(titled(titles, heading), dropped, "a.csv").doubts()).isEmpty();
  }

  @Test
  void a_person_who_says_the_marketplace_is_not_asked_for_it() throws IOException {
    Choice germany = new Choice(null, null, Domain.DE, null, false);

    Preview preview = reader.survey(titled("Marketplace: amazon.pl", "ASIN"), "", "a.csv", germany);

    assertThat(preview.doubts()).isEmpty();
    assertThat(preview.marketplace()).isEqualTo("de");
  }

  @ParameterizedTest
  @CsvSource({
    "'', Marketplace: DE, ASIN, true",
    "'', # marketplace: de, ASIN, true",
    "de, Bestand, ASIN, true",
    "'', Bestand, ASIN DE, false",
    "'', Marketplace: amazon.pl, ASIN, false",
    "'', Bestand, ASIN, false",
  })
  void a_heading_speaks_of_the_form_and_a_title_of_this_list(
      String dropped, String titles, String heading, boolean told) throws IOException {
    assertThat(reader.survey(titled(titles, heading), dropped, "a.csv").toldMarketplace())
        .isEqualTo(told);
  }

  private Path titled(String titles, String heading) throws IOException {
    boolean asins = heading.contains("ASIN");
    return Files.writeString(
        folder.resolve("a.csv"),
        titles.replace('|', '\n').replace("Marketplaces\n", "Marketplaces\t")
            + "\n\nTitle\t"
            + heading
            + "\n"
            + rows(8, i -> "Mug " + i + "\t" + (asins ? "B00000000" + i : RIGHT.get(i))));
  }

  @Test
  void three_wrong_check_digits_of_ten_are_a_doubt_where_no_heading_is_sure() throws IOException {
    String text = rows(10, i -> "x;" + (i < 4 ? wrong(RIGHT.get(i)) : RIGHT.get(i)));

    assertThat(doubts("a.csv", "Name;Product code\n" + text))
        .containsExactly("4 of 10 codes in column 'Product code' have a wrong check digit");
  }

  @Test
  void all_wrong_is_a_doubt_whatever_the_heading() throws IOException {
    assertThat(doubts("a.csv", "Name;EAN\n" + rows(6, i -> "x;" + wrong(RIGHT.get(i)))))
        .containsExactly("6 of 6 codes in column 'EAN' have a wrong check digit");
  }

  @Test
  void under_five_codes_no_share_counts() throws IOException {
    assertThat(doubts("a.csv", "Name;EAN\n" + rows(4, i -> "x;" + wrong(RIGHT.get(i))))).isEmpty();
  }

  @Test
  void two_columns_as_good_as_each_other_are_a_doubt() throws IOException {
    String rows = rows(6, i -> RIGHT.get(i) + ";" + OTHERS.get(i));

    assertThat(doubts("a.csv", "EAN alt;EAN neu\n" + rows)).hasSize(1);
    assertThat(doubts("b.csv", "links;rechts\n" + rows)).hasSize(1);
    assertThat(doubts("c.csv", rows)).hasSize(1);
  }

  @Test
  void columns_of_one_name_are_told_by_their_numbers() throws IOException {
    String rows = rows(6, i -> RIGHT.get(i) + ";;" + OTHERS.get(i));

    assertThat(doubts("a.csv", "EAN;Regal;EAN\n" + rows))
        .containsExactly(
            "columns 'EAN' (column 1) and 'EAN' (column 3) hold codes alike, and name different products");
  }

  @Test
  void a_column_without_codes_that_a_person_chose_is_refused_with_those_that_have_some()
      throws IOException {
    String rows = rows(6, i -> RIGHT.get(i) + ";B" + i + ";" + OTHERS.get(i));
    Path file = Files.writeString(folder.resolve("a.csv"), "EAN;Regal;EAN\n" + rows);

    assertThatThrownBy(() -> reader.survey(file, "", "a.csv", column("2")))
        .isInstanceOf(UnreadableListException.class)
        .hasMessage(
            "column '2' holds no product code; some are in 'EAN' (column 1), 'EAN' (column 3)");
    assertThat(reader.survey(file, "", "a.csv", column("3")).decision().table().passedOver())
        .containsExactly("'EAN' (column 1) (another was asked for)");
  }

  private static Choice column(String name) {
    return new Choice(name, null, null, null, false);
  }

  @Test
  void two_forms_of_the_same_products_are_none() throws IOException {
    String rows = rows(6, i -> RIGHT.get(i) + ";0" + RIGHT.get(i));

    assertThat(doubts("a.csv", "EAN;GTIN\n" + rows)).isEmpty();
    assertThat(doubts("b.csv", "links;rechts\n" + rows)).isEmpty();
  }

  @Test
  void codes_of_something_else_alone_are_a_doubt() throws IOException {
    String rows = rows(3, i -> "x;" + RIGHT.get(i));

    assertThat(doubts("a.csv", "Name;Parent ASIN\n" + "x;B00NNUMI86\ny;B0086FFHLS\n"))
        .containsExactly("the only column that holds codes, 'Parent ASIN', is a parent");
    assertThat(doubts("b.csv", "Name;Carton EAN\n" + rows))
        .containsExactly(
            "the only column that holds codes, 'Carton EAN', is a case, not the piece");
    assertThat(doubts("c.csv", "Name;Artikelnummer\n" + rows))
        .containsExactly(
            "the only column that holds codes, 'Artikelnummer', is somebody's own number");
  }

  @Test
  void a_silent_heading_over_codes_of_which_one_in_five_is_wrong_is_a_doubt() throws IOException {
    String rows = rows(10, i -> "x;" + (i < 2 ? wrong(RIGHT.get(i)) : RIGHT.get(i)));

    assertThat(doubts("a.csv", "Name;Nummer\n" + rows)).hasSize(1);
    assertThat(doubts("b.csv", "Name;Nummer\n" + rows(10, i -> "x;" + RIGHT.get(i)))).isEmpty();
  }

  @Test
  void a_second_table_and_one_that_lies_on_its_side_are_doubts() throws IOException {
    String beside =
        "EAN;Name;;ASIN;Name\n" + rows(4, i -> RIGHT.get(i) + ";a;;B00000000" + i + ";b");
    String below =
        "EAN;Name\n"
            + rows(4, i -> RIGHT.get(i) + ";a")
            + "\nName;EAN\n"
            + rows(4, i -> "b;" + OTHERS.get(i));
    String lying = "EAN;" + String.join(";", RIGHT) + "\nName;a;b;c;d;e;f;g;h;i;j\n";

    assertThat(doubts("a.csv", beside)).anyMatch(doubt -> doubt.startsWith("a second table"));
    assertThat(doubts("b.csv", below)).anyMatch(doubt -> doubt.startsWith("a second table"));
    assertThat(doubts("c.csv", lying)).anyMatch(doubt -> doubt.startsWith("the table lies on"));
  }

  @Test
  void a_kind_that_the_codes_are_not_of_is_a_doubt() throws IOException {
    String rows = rows(8, i -> (i < 3 ? "1" : "4") + ";" + RIGHT.get(i));

    assertThat(doubts("a.csv", "product-id-type;product-id\n" + rows))
        .containsExactly("3 of 8 codes are not of the kind that the column beside them names");
  }

  @Test
  void a_fifth_of_cells_that_are_no_codes_is_a_doubt_but_totals_and_words_for_nothing_are_not()
      throws IOException {
    String codes = rows(10, i -> "x;" + RIGHT.get(i));
    String junk = rows(6, i -> "x;20240113-778" + i);
    String nothing = "x;\nx;n.v.\nx;-\nx;Does not apply\nx;0\nx;Total\nx;Garden\n";

    assertThat(doubts("a.csv", "Name;Product code\n" + codes + junk)).hasSize(1);
    assertThat(doubts("b.csv", "Name;Product code\n" + codes + nothing)).isEmpty();
  }

  @Test
  void characters_that_can_be_read_in_two_ways_are_a_doubt_unless_a_heading_names_the_codes()
      throws IOException {
    String words = "\u008e\u00a9\u00ec;";
    String rows = rows(6, i -> words + RIGHT.get(i));

    assertThat(encoded("a.csv", "Name;Nummer\n" + rows))
        .containsExactly("its characters can be read as windows-1250 and as windows-1251");
    assertThat(encoded("b.csv", "Name;EAN\n" + rows)).isEmpty();
  }

  private List<String> encoded(String name, String bytes) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes.getBytes(StandardCharsets.ISO_8859_1));
    return reader.survey(file, "", name).doubts();
  }

  @Test
  void a_plain_list_and_one_exact_heading_are_never_held() throws IOException {
    String codes = rows(10, i -> i < 2 ? wrong(RIGHT.get(i)) : RIGHT.get(i));

    assertThat(doubts("a.txt", codes)).isEmpty();
    assertThat(doubts("b.csv", "EAN\n" + codes)).isEmpty();
    assertThat(doubts("c.csv", "asin;title\n" + rows(8, i -> "B0000000" + i + "0;x"))).isEmpty();
  }

  @Test
  void lost_digits_of_a_whole_column_are_added_and_noted() throws IOException {
    String eleven = rows(6, i -> "x;" + RIGHT.get(i).substring(1, 12));
    Path file = Files.writeString(folder.resolve("a.csv"), "Name;UPC\n" + eleven);

    Preview preview = reader.survey(file, "", "a.csv");

    assertThat(preview.doubts()).isEmpty();
    assertThat(preview.summary()).contains("check digit added");
  }
}
