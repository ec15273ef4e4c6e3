package caravan.lists.cells;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.Domain;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarketplacesTests {

  @ParameterizedTest
  @EnumSource
  void every_domain_is_understood_as_the_api_writes_it(Domain domain) {
    assertThat(Marketplaces.find(domain.word())).contains(domain);
    assertThat(Marketplaces.find(domain.name())).contains(domain);
  }

  @ParameterizedTest
  @CsvSource({
    "GB, UK",
    "US, COM",
    "amazon.de, DE",
    "Amazon.co.uk, UK",
    "www.amazon.com.au, AU",
    "https://www.amazon.co.jp/, JP",
    "Amazon DE, DE",
    "amazon_fr, FR",
    ".nl, NL",
    "de_DE, DE",
    "en-US, COM",
    "fr_CA, CA",
    "' mx ', MX",
    "Deutschland, DE",
    "España, ES",
    "A1PA6795UKMFR9, DE",
    "Royaume-Uni, UK",
    "DEU, DE",
    "🇩🇪, DE",
    "🇬🇧 UK, UK",
    "Germany (DE), DE",
    "DE - Amazon.de, DE",
    "AMZ_DE, DE",
    "Amazon (DE), DE",
    "Amazon EU - DE, DE",
    "Amazon Seller Central - UK, UK",
    "Amazon FBA United Kingdom, UK",
    "İngiltere, UK",
    "Frankrig, FR",
    "Великобритания, UK",
    "ألمانيا, DE",
    "फ़्रांस, FR"
  })
  void the_names_that_people_use_are_understood(String name, Domain domain) {
    assertThat(Marketplaces.find(name)).contains(domain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "amazon",
        "amazon.se",
        "SE",
        "com.br",
        "books",
        "amazonia",
        "urgent",
        "DE, FR",
        "eBay DE",
        "Non-Amazon US",
        "Amazon EU"
      })
  void other_names_are_none(String name) {
    assertThat(Marketplaces.find(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SE",
        "Suède",
        "amazon.pl",
        "amazon.com.tr",
        "sv-SE",
        "A2NODRKZP88ZB9",
        "EU",
        "DE, FR"
      })
  void those_that_the_api_does_not_serve_are_known_all_the_same(String name) {
    assertThat(Marketplaces.find(name)).isEmpty();
    assertThat(Marketplaces.known(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "amazon", "books", "eBay DE", "DE, books", "amazonia", "🇩"})
  void what_names_anything_else_names_no_marketplace(String name) {
    assertThat(Marketplaces.known(name)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1, COM", "2, UK", " 3 , DE", "3.0, DE", "5, JP", "11, MX"})
  void keepas_numbers_are_understood_where_they_are_keepas(String number, Domain domain) {
    assertThat(Marketplaces.numbered(number)).contains(domain);
    assertThat(Marketplaces.find(number)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "7", "12", "03", "DE"})
  void other_numbers_are_none(String number) {
    assertThat(Marketplaces.numbered(number)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SE", "Atlantis"})
  void the_reason_names_the_marketplace_and_those_that_are_served(String name) {
    assertThat(Marketplaces.unserved(name)).contains("'" + name + "'").contains("com, ca, de");
  }
}
