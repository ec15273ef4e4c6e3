package caravan.lists.columns;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.Domain;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which column says where a row is asked. */
class MarketplaceColumnTests {

  private static final String PEN = "4006381333931";

  @ParameterizedTest
  @CsvSource({
    "Marketplace, DE",
    "Marketplace, amazon.de",
    "Marketplace, Germany",
    "Marketplace, SE",
    "Marketplace, amazon.se",
    "Marketplace, ''",
    "Country, DE",
    "Country, Germany",
    "Locale, de_DE",
    "Sold where, amazon.de",
    "Sold where, de_DE",
    "Sold where, co.uk",
    "Sold where, Germany",
    "Sold where, 日本",
    "Sold where, A1PA6795UKMFR9",
    "Country, SE",
    "Sold where, amazon.pl",
    "Sold where, sv-SE",
    "Country, Sweden",
    "Market, 🇩🇪"
  })
  void a_column_of_marketplaces_is_found_by_its_heading_or_by_its_cells(
      String heading, String cell) {
    assertThat(Sheet.of("EAN|" + heading, PEN + "|" + cell).domain()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Marketplace, garden tools", "Sold where, DE", "Sold where, de", "Country of origin, DE",
    "Supplier, amazon.de", "seller-sku, amazon.de", "seller-sku, Germany", "Country, garden tools",
    "Sold where, amazonia", "Sold where, DEU", "Sold where, ''", "Country, ''"
  })
  void other_columns_are_none(String heading, String cell) {
    assertThat(Sheet.of("EAN|" + heading, PEN + "|" + cell).domain()).isNegative();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.amazon.de/dp/B00NNUMI86",
        "http://amazon.de/gp/product/B00NNUMI86?th=1",
        "www.amazon.de/Some-Name/dp/B00NNUMI86",
        "https://smile.amazon.co.uk/s?k=4006381333931"
      })
  void links_to_the_shop_beside_a_code_say_where_it_is_asked(String link) {
    assertThat(Sheet.of("EAN|URL", PEN + "|" + link).domain()).isEqualTo(1);
    assertThat(Sheet.of("ASIN|URL", "B00NNUMI86|" + link).domain()).isEqualTo(1);
    assertThat(Sheet.of("EAN|URL|Country", PEN + "|" + link + "|FR").domain()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "URL, https://images-na.ssl-images-amazon.com/images/P/B00NNUMI86.jpg",
    "URL, https://m.media-amazon.com/images/I/71.jpg",
    "URL, https://example.com/dp/B00NNUMI86",
    "URL, https://www.amazon.de/dp/B088H39PXX",
    "Competitor link, https://www.amazon.de/dp/B00NNUMI86",
    "URL, see https://www.amazon.de/dp/B00NNUMI86"
  })
  void pictures_and_other_products_say_nothing(String heading, String link) {
    assertThat(Sheet.of("ASIN|" + heading, "B00NNUMI86|" + link).domain()).isNegative();
  }

  @Test
  void of_several_columns_of_marketplaces_the_one_that_names_them_is_taken() {
    assertThat(Sheet.of("EAN|Sales Channel|Marketplace", PEN + "|AFN|amazon.fr").domain())
        .isEqualTo(2);
    assertThat(Sheet.of("EAN|Verkaufskanal|Land", PEN + "|FBM|FR").domain()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AFN", "FBM", "Fulfilled by Amazon", "Amazon"})
  void who_sends_the_goods_is_no_marketplace_and_no_doubt(String cell) {
    Sheet sheet = Sheet.of("EAN|Sales Channel", PEN + "|" + cell);

    assertThat(sheet.domain()).isNegative();
    assertThat(sheet.marketplaces().doubt(Domain.DE)).isEmpty();
  }

  @Test
  void a_column_that_codes_are_taken_from_is_none_of_marketplaces() {
    Sheet links = Sheet.of("Link|EAN", "https://www.amazon.de|" + PEN);

    assertThat(links.domain()).isNegative();
    assertThat(links.marketplaces().index(List.of(links.codes(1)))).isZero();
  }

  @Test
  void without_a_header_two_letters_of_a_marketplace_are_enough() {
    assertThat(Sheet.headless(PEN + "|de", PEN + "|fr").domain()).isEqualTo(1);
    assertThat(Sheet.headless(PEN + "|xy", PEN + "|fr").domain()).isNegative();
    assertThat(Sheet.headless(PEN + "|pl", PEN + "|fr").domain()).isEqualTo(1);
    assertThat(Sheet.headless(PEN + "|pl", PEN + "|se").domain()).isNegative();
  }

  @Test
  void countries_that_are_not_served_are_believed_beside_one_that_is() {
    String[] sweden = {PEN + "|Sweden", PEN + "|Sweden"};

    assertThat(Sheet.of("EAN|Where", sweden).domain()).isNegative();
    assertThat(Sheet.of("EAN|Where", Sheet.then(sweden, PEN + "|Germany")).domain()).isEqualTo(1);
  }

  @Test
  void one_cell_in_ten_may_be_something_else() {
    String[] nine = Sheet.times(9, PEN + "|Germany");

    assertThat(Sheet.of("EAN|Where", Sheet.then(nine, PEN + "|shop")).domain()).isEqualTo(1);
    assertThat(Sheet.of("EAN|Where", Sheet.then(nine, PEN + "|shop", PEN + "|shop")).domain())
        .isNegative();
    assertThat(Sheet.of("EAN|Where", Sheet.then(nine, PEN + "|n/a", PEN + "|-")).domain())
        .isEqualTo(1);
  }

  @Test
  void what_the_first_twenty_cells_do_not_bear_out_is_not_believed_later() {
    String[] late = Sheet.times(400, PEN + "|Germany");

    assertThat(Sheet.of("EAN|Where", Sheet.then(Sheet.times(20, PEN + "|shop"), late)).domain())
        .isNegative();
    assertThat(Sheet.of("EAN|Where", Sheet.then(Sheet.times(11, PEN + "|shop"), late)).domain())
        .isNegative();
    assertThat(Sheet.of("EAN|Where", Sheet.then(Sheet.times(10, PEN + "|shop"), late)).domain())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Pays de livraison, FR",
    "Adresse de livraison : Pays, France",
    "País de envío, ES",
    "Recipient Country, DE",
    "Herst.-Land, Germany",
    "USt-Land, DE",
    "Release country, US",
    "Size Region, UK",
    "Layout, de-DE",
    "Sprachversion, en-US"
  })
  void a_country_of_something_else_is_no_marketplace_and_no_doubt(String heading, String cell) {
    Sheet sheet = Sheet.of("EAN|" + heading, PEN + "|" + cell);

    assertThat(sheet.domain()).isNegative();
    assertThat(sheet.marketplaces().doubt(Domain.COM)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Amazon Country",
        "Country of sale",
        "Country name",
        "ISO Country Code",
        "Sales country",
        "Pays de vente",
        "Verkaufsland",
        "Target Country"
      })
  void the_country_where_it_is_sold_is_the_marketplace(String heading) {
    assertThat(Sheet.of("EAN|" + heading, PEN + "|DE").domain()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Team", "Motiv", "Titel"})
  void names_of_countries_under_any_heading_are_a_question(String heading) {
    Sheet sheet = Sheet.of("EAN|" + heading, PEN + "|Germany", PEN + "|Italy");

    assertThat(sheet.domain()).isNegative();
    assertThat(sheet.marketplaces().doubt(Domain.COM))
        .hasValueSatisfying(d -> assertThat(d.words()).contains("just countries"));
  }

  @Test
  void sites_of_amazon_are_marketplaces_also_where_half_of_the_rows_are_of_other_shops() {
    String[] half = {PEN + "|Amazon.de", PEN + "|eBay", PEN + "|Amazon.fr", PEN + "|Shopify"};

    assertThat(Sheet.of("EAN|Kanal", half).domain()).isEqualTo(1);
    assertThat(Sheet.of("EAN|Kanal", Sheet.then(half, PEN + "|Otto")).domain()).isNegative();
    assertThat(Sheet.of("EAN|Remark", PEN + "|seen on amazon.de", PEN + "|x").domain())
        .isNegative();
  }

  @Test
  void one_shop_on_several_marketplaces_is_a_question() {
    Sheet shops = Sheet.of("EAN|Account", PEN + "|Nova (DE)", PEN + "|Nova (FR)");
    Sheet sizes = Sheet.of("EAN|Size", PEN + "|42 DE", PEN + "|43 DE", PEN + "|44 FR");
    Sheet one = Sheet.of("EAN|Account", PEN + "|Nova DE", PEN + "|Nova DE");

    assertThat(shops.marketplaces().doubt(Domain.COM)).isPresent();
    assertThat(sizes.marketplaces().doubt(Domain.COM)).isEmpty();
    assertThat(one.marketplaces().doubt(Domain.COM)).isEmpty();
  }
}
