package caravan.road.intake;

import static org.assertj.core.api.Assertions.assertThat;

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

  private final Router both = new Router(Set.of(Channel.CIRCANA, Channel.LOOKUP));
  private final Router circana = new Router(Set.of(Channel.CIRCANA));
  private final Router lookup = new Router(Set.of(Channel.LOOKUP));

  private static Row row(ProductCode code, Domain domain) {
    return new Row(7, List.of(code.text(), "x"), code.text(), code, domain, "a warning");
  }

  @Test
  void an_asin_of_amazon_com_goes_to_circana_where_it_is_on() {
    Row row = row(PRODUCT, Domain.COM);
    Entry entry = both.route(row);
    assertThat(entry.lane()).isEqualTo(new Lane(Channel.CIRCANA, CodeType.ASIN, Domain.COM));
    assertThat(entry.row()).isSameAs(row);
    assertThat(lookup.route(row).lane())
        .isEqualTo(new Lane(Channel.LOOKUP, CodeType.ASIN, Domain.COM));
  }

  @Test
  void all_else_goes_to_lookup() {
    assertThat(both.route(row(PRODUCT, Domain.DE)).lane())
        .isEqualTo(new Lane(Channel.LOOKUP, CodeType.ASIN, Domain.DE));
    assertThat(both.route(row(BARCODE, Domain.COM)).lane())
        .isEqualTo(new Lane(Channel.LOOKUP, CodeType.EAN, Domain.COM));
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
}
