package caravan.asinscope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":1}                  | {"a":1}
          { "a" : [ 1 , 2 ] }      | {"a":[1,2]}
          {"a b":" c  d "}         | {"a b":" c  d "}
          {"a":"\\" b","c": 1}     | {"a":"\\" b","c":1}
          {"a":"\\\\", "c": 1}     | {"a":"\\\\","c":1}
          [NaN]                    | [null]
          [NaN,Infinity, 1]        | [null,null,1]
          [-Infinity,+Infinity]    | [null,null]
          [ - Infinity]            | [-null]
          {"a":"NaN -Infinity"}    | {"a":"NaN -Infinity"}
          """)
  void blanks_between_the_parts_are_left_out_and_what_is_no_number_is_null(
      String json, String compact) {
    assertThat(Json.compact(json, 0, json.length())).isEqualTo(compact);
  }

  @Test
  void only_what_is_between_the_positions_is_taken() {
    assertThat(Json.compact("[ NaN , 7 ]", 1, 6)).isEqualTo("null");
    assertThat(Json.compact("NaN", 0, 3)).isEqualTo("null");
    assertThat(Json.compact("NaNs", 0, 3)).isEqualTo("null");
    assertThat(Json.compact("[1]", 1, 2)).isEqualTo("1");
    assertThat(Json.compact("", 0, 0)).isEmpty();
  }
}
