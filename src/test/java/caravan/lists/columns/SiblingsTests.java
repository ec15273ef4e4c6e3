package caravan.lists.columns;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.Domain;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns of one name but for a short word. */
class SiblingsTests {

  private static final String PEN = "4006381333931";
  private static final String CLIP = "4006381333948";

  private static Siblings of(String header) {
    return new Siblings(Sheet.of(header, PEN + "|" + CLIP, CLIP + "|" + PEN).columns());
  }

  @ParameterizedTest
  @CsvSource({
    "EAN C|EAN U, true",
    "DE ASIN|US ASIN, true",
    "UPC 1|UPC 2, true",
    "UPC S|UPC M, true",
    "EAN 8|EAN 10, true",
    "ASIN Amazon.de|ASIN Amazon.fr, true",
    "EAN CE|EAN HE, false",
    "EAN st|EAN C, false",
    "ASIN 1|ASIN 2, false",
    "EAN|EAN U, false",
    "EAN C|UPC U, false",
    "EAN red|EAN blue, false",
    "EAN C old|EAN U new, false"
  })
  void a_short_word_that_is_no_unit_makes_none_better_than_the_other(String header, boolean are) {
    assertThat(of(header).sibling(List.of(0, 1)).isPresent()).isEqualTo(are);
  }

  @Test
  void a_column_with_few_codes_is_no_sibling() {
    Sheet few = Sheet.of("EAN C|EAN U", PEN + "|" + CLIP, CLIP + "|");

    assertThat(new Siblings(few.columns()).sibling(List.of(0, 1))).isEmpty();
  }

  @Test
  void of_columns_for_a_country_each_the_lists_own_is_taken() {
    Siblings asins = of("ASIN (DE)|ASIN Amazon.co.uk");

    assertThat(asins.own(List.of(0, 1), Domain.DE)).containsExactly(0);
    assertThat(asins.own(List.of(0, 1), Domain.UK)).containsExactly(1);
    assertThat(asins.own(List.of(0, 1), Domain.COM)).containsExactly(0, 1);
    assertThat(of("ASIN DE|EAN FR").own(List.of(0, 1), Domain.DE)).containsExactly(0, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "EAN|EAN 2, true",
    "Barcode|Barcode 3, true",
    "EAN|EAN 8, false",
    "EAN|EAN 13, false",
    "EAN|UPC 2, false",
    "EAN|EAN alt, false",
    "EAN 1|EAN 2, true",
    "JANコード1|JANコード2, true",
    "EAN 2|EAN 3, false",
    "EAN 11|EAN 12, false"
  })
  void a_number_behind_the_same_name_is_a_further_code(String header, boolean is) {
    assertThat(of(header).further(0, 1)).isEqualTo(is);
  }

  @Test
  void a_further_code_is_as_good_as_the_first_only_where_most_articles_have_one() {
    String[] seldom = {"4006381333931|3337872418587", "3337872418587|", "4006381333948|"};
    String[] half = {"4006381333931|3337872418587", "3337872418587|"};
    String[] always = {"4006381333931|3337872418587", "3337872418587|4006381333931"};

    assertThat(new ColumnTies(Sheet.of("EAN 1|EAN 2", seldom).columns()).twins(List.of(0, 1)))
        .isNull();
    assertThat(new ColumnTies(Sheet.of("JANコード1|JANコード2", half).columns()).twins(List.of(0, 1)))
        .isNotNull();
    assertThat(new ColumnTies(Sheet.of("EAN 1|EAN 2", always).columns()).twins(List.of(0, 1)))
        .isNotNull();
  }
}
