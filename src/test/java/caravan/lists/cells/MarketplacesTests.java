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
    "A1PA6795UKMFR9, DE"
  })
  void the_names_that_people_use_are_understood(String name, Domain domain) {
    assertThat(Marketplaces.find(name)).contains(domain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "amazon", "amazon.se", "SE", "com.br", "books", "amazonia", "urgent"})
  void other_names_are_none(String name) {
    assertThat(Marketplaces.find(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SE", "Atlantis"})
  void the_reason_names_the_marketplace_and_those_that_are_served(String name) {
    assertThat(Marketplaces.unserved(name)).contains("'" + name + "'").contains("com, ca, de");
  }
}
