package caravan.lists.columns;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.Domain;
import caravan.lists.cells.SourceRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a list says of the marketplace of all its rows. */
class ListMarketTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Marketplace|Amazon.de",
        "Report|Stock|Marketplace:|DE",
        "Marketplace: amazon.de",
        "Marketplace=[\"DE\"]",
        "Marktplatz = Deutschland",
        "amazon.de",
        "||Amazon Germany|"
      })
  void a_title_names_it_behind_its_word(String title) {
    assertThat(titles(title, "Stock report")).contains(Domain.DE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Country|DE",
        "DE",
        "Stock of amazon.de",
        "Marketplace",
        "Marketplace: all",
        "Marketplace: amazon.pl",
        "Marketplace|DE|Marketplace|FR"
      })
  void other_titles_and_two_places_name_none(String title) {
    assertThat(titles(title)).isEmpty();
  }

  @Test
  void a_country_alone_is_one_over_asins_and_an_address_elsewhere() {
    List<SourceRecord> alone = List.of(SourceRecord.of(List.of("Germany", "")));
    List<SourceRecord> address =
        List.of(SourceRecord.of(List.of("Muster GmbH")), SourceRecord.of(List.of("Germany")));

    assertThat(ListMarket.ofTitles(alone, true).flatMap(ListMarket::domain)).contains(Domain.DE);
    List<SourceRecord> comment = List.of(SourceRecord.of(List.of("## Germany")));
    assertThat(ListMarket.ofTitles(comment, true).flatMap(ListMarket::domain)).contains(Domain.DE);
    assertThat(ListMarket.ofTitles(alone, false)).isEmpty();
    assertThat(ListMarket.ofTitles(address, true)).isEmpty();
    assertThat(ListMarket.ofTitles(List.of(SourceRecord.of(List.of("DE"))), true)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# marketplace: de\nasin;title\n",
        "# Stock\n\n## Marktplatz = Amazon.de\nB000000001\n",
        "#Marketplace=[DE]",
        "## Amazon Germany\n\n| ASIN |\n"
      })
  void the_comments_with_which_it_begins_name_it(String beginning) {
    assertThat(ListMarket.ofComments(beginning).flatMap(ListMarket::domain)).contains(Domain.DE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "asin\n# marketplace: de\n",
        "# country of origin: de\n",
        "# made for amazon.de"
      })
  void other_comments_do_not(String beginning) {
    assertThat(ListMarket.ofComments(beginning)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ASIN DE", "asin_de", "DE ASIN", "ASIN (amazon.de)", "EAN Germany"})
  void the_heading_of_the_codes_names_it_beside_them(String heading) {
    assertThat(ListMarket.ofHeading(heading).flatMap(ListMarket::domain)).contains(Domain.DE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ASIN", "Código de EAN", "EAN Code DE", "EAN 13", "Competitor ASIN DE"})
  void other_headings_do_not(String heading) {
    assertThat(ListMarket.ofHeading(heading)).isEmpty();
  }

  @Test
  void a_sheet_is_called_like_it() {
    for (String name : List.of("DE", "Amazon.de", "Deutschland")) {
      assertThat(ListMarket.ofSheet(name))
          .contains(new ListMarket(Optional.of(Domain.DE), true, "sheet '" + name + "'"));
    }
    for (String name : List.of("", "In", "Sheet1", "DE stock", "SE")) {
      assertThat(ListMarket.ofSheet(name)).as(name).isEmpty();
    }
    for (String name : List.of("amazon.se", "Sweden", "sv_SE", "DE, FR")) {
      assertThat(ListMarket.ofSheet(name))
          .contains(new ListMarket(Optional.empty(), true, "sheet '" + name + "'"));
    }
  }

  private static Optional<Domain> titles(String... lines) {
    return ListMarket.ofTitles(
            Stream.of(lines).map(line -> SourceRecord.of(List.of(line.split("\\|", -1)))).toList(),
            false)
        .flatMap(ListMarket::domain);
  }
}
