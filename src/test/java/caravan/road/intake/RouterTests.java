package caravan.road.intake;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.asinscope.Endpoints;
import caravan.codes.Asin;
import caravan.codes.Channel;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Gtin;
import caravan.codes.Lane;
import caravan.codes.ProductCode;
import caravan.codes.Row;
import caravan.ledger.Entry;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouterTests {

  private static final Asin PRODUCT = new Asin("B00NNUMI86");
  private static final Gtin BARCODE = new Gtin(CodeType.EAN, "4006381333931");

  private final Router both =
      new Router(Endpoints.standard(), Set.of(CircanaBarcodes.CHANNEL, BarcodesLookup.CHANNEL));
  private final Router circana = new Router(Endpoints.standard(), Set.of(CircanaBarcodes.CHANNEL));
  private final Router lookup = new Router(Endpoints.standard(), Set.of(BarcodesLookup.CHANNEL));

  private static Row row(ProductCode code, Domain domain) {
    return new Row(7, List.of(code.text(), "x"), code.text(), code, domain, "a warning");
  }

  @Test
  void an_asin_of_amazon_com_goes_to_circana_where_it_is_on() {
    Row row = row(PRODUCT, Domain.COM);
    Entry entry = both.route(row);
    assertThat(entry.lane())
        .isEqualTo(new Lane(CircanaBarcodes.CHANNEL, CodeType.ASIN, Domain.COM));
    assertThat(entry.row()).isSameAs(row);
    assertThat(lookup.route(row).lane())
        .isEqualTo(new Lane(BarcodesLookup.CHANNEL, CodeType.ASIN, Domain.COM));
  }

  @Test
  void all_else_goes_to_lookup() {
    assertThat(both.route(row(PRODUCT, Domain.DE)).lane())
        .isEqualTo(new Lane(BarcodesLookup.CHANNEL, CodeType.ASIN, Domain.DE));
    assertThat(both.route(row(BARCODE, Domain.COM)).lane())
        .isEqualTo(new Lane(BarcodesLookup.CHANNEL, CodeType.EAN, Domain.COM));
  }

  @Test
  void what_no_channel_serves_is_invalid_and_says_what_to_set() {
    for (Row row : List.of(row(PRODUCT, Domain.DE), row(BARCODE, Domain.COM))) {
      Entry entry = circana.route(row);
      assertThat(entry.lane()).isNull();
      assertThat(entry.row().valid()).isFalse();
      assertThat(entry.row().number()).isEqualTo(7);
      assertThat(entry.row().cells()).isEqualTo(row.cells());
      assertThat(entry.row().input()).isEqualTo(row.input());
    }
    assertThat(circana.route(row(BARCODE, Domain.COM)).row().note())
        .isEqualTo("no channel serves ean codes on com: set caravan.lookup.key");
  }

  @Test
  void a_row_without_a_code_stays_as_it_is_and_goes_nowhere() {
    Row row = Row.invalid(1, List.of("rubbish"), "rubbish", "no code");
    assertThat(both.route(row)).isEqualTo(new Entry(row, null));
  }

  @Test
  void codes_that_wait_go_to_the_first_channel_of_their_question_that_has_a_key() {
    Lane asins = new Lane(CircanaBarcodes.CHANNEL, CodeType.ASIN, Domain.COM);
    Lane same = new Lane(BarcodesLookup.CHANNEL, CodeType.ASIN, Domain.COM);
    assertThat(both.reroute(same)).isEqualTo(asins);
    assertThat(circana.reroute(same)).isEqualTo(asins);
    assertThat(lookup.reroute(asins)).isEqualTo(same);
  }

  @Test
  void codes_that_nobody_serves_now_stay_where_they_are() {
    Lane german = new Lane(BarcodesLookup.CHANNEL, CodeType.EAN, Domain.DE);
    assertThat(circana.reroute(german)).isEqualTo(german);
    Lane gone = new Lane(new Channel("gone"), CodeType.ASIN, Domain.COM);
    assertThat(both.reroute(gone)).isEqualTo(gone);
  }

  @Test
  void where_several_channels_could_each_of_their_keys_helps() {
    Router none = new Router(Endpoints.standard(), Set.of());
    assertThat(none.route(row(PRODUCT, Domain.COM)).row().note())
        .startsWith("no channel serves asin codes on com: set ")
        .contains("caravan.circana.key", " or ", "caravan.lookup.key");
  }
}
