package caravan.asinscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.codes.Batch;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Lane;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RequestsTests {

  private static final Requests DESC =
      new Requests(
          Endpoints.standard(),
          Map.of(BarcodesLookup.CHANNEL, Set.of("desc"), CircanaBarcodes.CHANNEL, Set.of("desc")));

  private final Requests requests = new Requests(Endpoints.standard(), Map.of());

  @Test
  void lookup_asks_in_the_query() {
    ApiRequest apiRequest = requests.request(Samples.eans("4006381333931", "0793610399007"));
    assertThat(apiRequest)
        .isEqualTo(
            new ApiRequest(
                "GET", "/barcodes/lookup", "ean=4006381333931%2C0793610399007&domain=de", null));
    assertThat(apiRequest.pathAndQuery())
        .isEqualTo("/barcodes/lookup?ean=4006381333931%2C0793610399007&domain=de");
  }

  @Test
  void lookup_asks_for_one_type_in_the_domain_of_its_lane() {
    for (Domain domain : Domain.values()) {
      Batch batch =
          Samples.batch(
              new Lane(BarcodesLookup.CHANNEL, CodeType.ASIN, domain), "B088H39PXX", "B00NNUMI86");
      assertThat(requests.request(batch).query())
          .isEqualTo("asin=B088H39PXX%2CB00NNUMI86&domain=" + domain.word());
    }
    assertThat(requests.request(Samples.upcs("012345678905")).query())
        .isEqualTo("upc=012345678905&domain=com");
  }

  @Test
  void lookup_asks_for_more_fields_where_that_is_wanted() {
    assertThat(DESC.request(Samples.upcs("012345678905")).query())
        .isEqualTo("upc=012345678905&domain=com&desc=1");
  }

  @Test
  void circana_asks_in_the_body_and_knows_neither_domain_nor_desc() {
    ApiRequest apiRequest = DESC.request(Samples.asins("B0086FFHLS", "B00NNUMI86"));
    assertThat(apiRequest)
        .isEqualTo(
            new ApiRequest(
                "POST",
                "/circana/barcodes",
                "",
                Map.of("asins", List.of("B0086FFHLS", "B00NNUMI86"))));
    assertThat(apiRequest.pathAndQuery()).isEqualTo("/circana/barcodes");
  }

  @Test
  void circana_is_never_asked_for_what_it_does_not_serve() {
    Batch german =
        Samples.batch(new Lane(CircanaBarcodes.CHANNEL, CodeType.ASIN, Domain.DE), "B088H39PXX");
    Batch upc =
        Samples.batch(new Lane(CircanaBarcodes.CHANNEL, CodeType.UPC, Domain.COM), "012345678905");
    assertThatThrownBy(() -> requests.request(german))
        .isInstanceOf(AsinscopeException.class)
        .hasMessageContaining("circana.asin.de");
    assertThatThrownBy(() -> requests.request(upc))
        .isInstanceOf(AsinscopeException.class)
        .hasMessageContaining("circana.upc.com");
  }
}
