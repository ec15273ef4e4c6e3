package caravan.road.intake;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Lane;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EstimateTests {

  private static final Lane ASINS = new Lane(CircanaBarcodes.CHANNEL, CodeType.ASIN, Domain.COM);
  private static final Lane EANS = new Lane(BarcodesLookup.CHANNEL, CodeType.EAN, Domain.DE);

  @Test
  void of_two_lists_each_count_is_that_of_both() {
    Estimate first = new Estimate(10, 8, 2, 3, 1, 2, Map.of(ASINS, 4L), Map.of("no key", 1L));
    Estimate second =
        new Estimate(100, 80, 20, 30, 15, 25, Map.of(ASINS, 40L, EANS, 7L), Map.of("no key", 2L));

    assertThat(first.plus(second))
        .isEqualTo(
            new Estimate(
                110, 88, 22, 33, 16, 27, Map.of(ASINS, 44L, EANS, 7L), Map.of("no key", 3L)));
    assertThat(first.plus(second).codes()).isEqualTo(51);
    assertThat(Estimate.NOTHING.plus(first)).isEqualTo(first);
  }
}
