package caravan.lists.cells;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that name a barcode as what it is. */
class BarcodeLinkTests {

  @ParameterizedTest
  @CsvSource({
    "https://shop.example/upc/882349493893, upc=882349493893",
    "https://shop.example/x?ts=1774666071559&ean=4006381333931&lang=de, ean=4006381333931",
    "https://books.example/isbn/0-19-852663-6/paper, isbn=0-19-852663-6",
    "https://books.example/isbn/019852663X, isbn=019852663X",
    "https://www.barcodelookup.com/038602123957, barcode=038602123957",
    "https://de.openfoodfacts.org/produkt/4006381333931/pen, barcode=4006381333931",
    "https://world.openbeautyfacts.org/product/4006381333931, barcode=4006381333931",
    "https://www.ean-search.org/?q=4006381333931, barcode=4006381333931",
    "'https://a.example/upc/882349493893,https://b.example/upc/4006381333931', 'upc=882349493893,upc=4006381333931'",
    "see https://shop.example/ean/4006381333931 please, see ean=4006381333931 please"
  })
  void the_code_stands_where_the_link_did(String text, String unfolded) {
    assertThat(BarcodeLink.unfolded(text)).isEqualTo(unfolded);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "upc/882349493893",
        "https://shop.example/orders/4006381333931",
        "https://shop.example/search?q=4006381333931",
        "https://shop.example/ean/40063813339310000000",
        "https://shop.example/european/4006381333931",
        "https://barcodelookup.com.example/038602123957"
      })
  void others_stay_as_they_are(String text) {
    assertThat(BarcodeLink.unfolded(text)).isEqualTo(text);
  }
}
