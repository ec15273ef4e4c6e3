package caravan.lists.columns;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.lists.cells.ColumnKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadingTests {

  @ParameterizedTest
  @CsvSource({
    "asin, ASIN",
    "ASINs, ASIN",
    "asin1, ASIN",
    "Product ASIN, ASIN",
    "UPC, UPC",
    "UPC-A, UPC",
    "upc_code, UPC",
    "EAN, EAN",
    "EAN13, EAN",
    "EAN-Code, EAN",
    "Artikel-EAN, EAN",
    "productEan, EAN",
    "EAN8, EAN8",
    "EAN-8, EAN8",
    "JAN, EAN",
    "JANコード, EAN",
    "GTIN, GTIN",
    "GTIN-13, EAN",
    "GTIN-12, UPC",
    "GTIN-14, GTIN",
    "ISBN-13, ISBN",
    "Barcode, GTIN",
    "Bar Code, GTIN",
    "barcode_number, GTIN",
    "Strichcode, GTIN",
    "code-barres, GTIN",
    "Code à barres, GTIN",
    "Codice a barre, GTIN",
    "código de barras, GTIN",
    "CODIGO BARRAS, GTIN",
    "Streepjescode, GTIN",
    "バーコード, GTIN",
    "बारकोड, GTIN",
    "EAN/UPC, GTIN",
    "ASIN/EAN, CODE",
    "Code, CODE",
    "Produktcode, NONE",
    "product-id, CODE",
    "SKU, NONE",
    "seller-sku, NONE",
    "SKU / EAN, EAN",
    "order_items.ean, EAN",
    "Listing ASIN, ASIN",
    "Name, NONE",
    "Preis, NONE"
  })
  void a_column_of_codes_is_known_by_its_name(String name, ColumnKind columnKind) {
    assertThat(Heading.of(name).hint()).isEqualTo(columnKind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "domain",
        "Domain",
        "marketplace",
        "Marktplatz",
        "Amazon-Marktplatz",
        "place de marché",
        "Mercado",
        "sales-channel",
        "marketplace_id",
        "マーケットプレイス"
      })
  void a_column_of_marketplaces_is_known_by_its_name(String name) {
    assertThat(Heading.of(name).domain()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"country", "Land", "origin", "Name", ""})
  void a_country_is_no_marketplace(String name) {
    assertThat(Heading.of(name).domain()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"EAN status", "parent asin", "Barcode scanner", "UPC count", "EAN Lieferant"})
  void a_name_that_speaks_of_more_than_the_code_is_not_certain(String name) {
    assertThat(Heading.of(name).certain()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Code, MAYBE",
    "red code, SILENT",
    "red product id, MAYBE",
    "product-id, MAYBE",
    "商品コード, MAYBE",
    "不明コード, MAYBE",
    "カタログID, MAYBE",
    "red カタログID, MAYBE",
    "コード, MAYBE",
    "red コード, MAYBE",
    "JAN, EXACT",
    "JANコード, EXACT",
    "JAN不明, NAMES",
    "EAN red, NAMES",
    "红EAN, NAMES",
    "红色, SILENT",
    "库存, OTHER",
    "红库存, OTHER",
    "seller-sku, OTHER",
    "Bestellnummer, OTHER",
    "EAN type, SILENT",
    "EAN pro Einheit, NAMES",
    "EAN unidad, NAMES",
    "Unit UPC, EXACT",
    "EAN Verpackungseinheit, OTHER",
    "Pack UPC, OTHER",
    "Gencod PCB, OTHER",
    "EAN opakowania zbiorczego, OTHER",
    "Kod EAN opakowania jednostkowego, EXACT",
    "Verpackung, SILENT",
    "Pack, SILENT",
    "EAN Komponente, OTHER",
    "Purchased ASIN, OTHER",
    "ILN, OTHER",
    "P.IVA, OTHER",
    "Kd.-Nr., OTHER",
    "Gutschein, OTHER",
    "Cod. EAN, EXACT",
    "Cod. a barre, EXACT",
    "Cod de bare, EXACT",
    "Ürün Barkodu, EXACT",
    "EAN-koodi, EXACT",
    "바코드, EXACT",
    "UPC码, EXACT",
    "69码, EXACT",
    "_global_unique_id, MAYBE",
    "INTERNATIONAL_PID, MAYBE",
    "MANUFACTURER_PID, OTHER",
    "reference, OTHER",
    "reference EAN, EXACT",
    "Artikelbarcode, EXACT",
    "Kartonbarcode, OTHER",
    "Kassierer-Barcode, OTHER",
    "Ticket barcode, OTHER",
    "Serial barcode, OTHER",
    "VariationBarcode.code, EXACT",
    "Variation ASINs, OTHER",
    "EAN remplaçant, OTHER",
    "EAN Folgeartikel, OTHER",
    "EAN DFP, OTHER",
    "EAN KFP, EXACT",
    "Barcode κιβωτίου, OTHER",
    "Штрихкод товара, EXACT",
    "Штрихкод короба, OTHER",
    "상품바코드, EXACT",
    "박스바코드, OTHER",
    "บาร์โค้ด, EXACT",
    "บาร์โค้ดลัง, OTHER",
    "باركود الكرتون, OTHER"
  })
  void a_heading_says_more_or_less_of_the_codes_below_it(String name, Heading.Rank rank) {
    assertThat(Heading.of(name).rank()).isEqualTo(rank);
  }

  @ParameterizedTest
  @CsvSource({
    "EAN GTIN, EAN",
    "GTIN EAN UPC, GTIN",
    "ASIN UPC, CODE",
    "Barcode 8, EAN8",
    "UPC 8, UPC",
    "ISBN 13, ISBN",
    "UPC 13, UPC",
    "Barcode 12, UPC",
    "EAN 12, EAN"
  })
  void a_heading_of_several_words_names_what_all_of_them_allow(String name, ColumnKind kind) {
    assertThat(Heading.of(name).hint()).isEqualTo(kind);
  }

  @Test
  void a_heading_of_eighty_characters_speaks_and_a_longer_one_is_a_sentence() {
    assertThat(Heading.of("EAN" + " ".repeat(77)).certain()).isTrue();
    assertThat(Heading.of("EAN" + " ".repeat(78))).isEqualTo(Heading.SILENT);
    assertThat(Heading.of("")).isEqualTo(Heading.SILENT);
  }

  @Test
  void a_heading_has_what_its_words_mean_and_nothing_else() {
    assertThat(Heading.of("Country").has(Meaning.COUNTRY)).isTrue();
    assertThat(Heading.of("Country").has(Meaning.TYPE)).isFalse();
    assertThat(Heading.of("Shop EAN").domain()).isFalse();
    assertThat(Heading.of("red marketplace").domain()).isFalse();
  }
}
