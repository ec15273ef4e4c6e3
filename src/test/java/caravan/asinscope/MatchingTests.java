package caravan.asinscope;

import static caravan.asinscope.Samples.asins;
import static caravan.asinscope.Samples.eans;
import static caravan.asinscope.Samples.read;
import static caravan.asinscope.Samples.upcs;
import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.Answer;
import caravan.codes.Batch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MatchingTests {

  private static Reply.Answered answered(Batch batch, String items) {
    return (Reply.Answered) read(batch, 200, "{\"items\":[" + items + "]}");
  }

  private static String items(Batch batch, String items) {
    return answered(batch, items).answers().get(0).items();
  }

  @Test
  void a_code_without_an_item_is_not_known() {
    Reply.Answered answered =
        answered(asins("B088H39PXX", "B00NNUMI86"), "{\"asin\":\"B00NNUMI86\"}");
    assertThat(answered.answers().get(0)).isEqualTo(new Answer(1, Answer.NONE));
    assertThat(answered.answers().get(0).found()).isFalse();
    assertThat(answered.answers().get(1).found()).isTrue();
  }

  @Test
  void a_barcode_can_name_several_items_in_the_order_they_came() {
    String two =
        "{\"asin\":\"B000000002\",\"upc\":\"793610399007\"},"
            + "{\"asin\":\"B000000001\",\"eanList\":[\"0793610399007\"]}";
    assertThat(items(upcs("793610399007"), two)).isEqualTo("[" + two + "]");
  }

  @Test
  void an_item_can_answer_several_codes() {
    String item =
        "{\"asin\":\"B000000001\",\"upc\":\"012345678905\",\"upcList\":[\"793610399007\"]}";
    Reply.Answered answered = answered(upcs("793610399007", "012345678905", "631102001550"), item);
    assertThat(answered.answers())
        .containsExactly(
            new Answer(1, "[" + item + "]"),
            new Answer(2, "[" + item + "]"),
            new Answer(3, Answer.NONE));
    assertThat(answered.strays()).isZero();
  }

  @Test
  void an_item_that_came_twice_word_for_word_counts_once() {
    String item = "{\"asin\":\"B000000001\",\"upcList\":[\"793610399007\",\"012345678905\"]}";
    Reply.Answered answered = answered(upcs("793610399007", "012345678905"), item + "," + item);
    assertThat(answered.answers())
        .containsExactly(new Answer(1, "[" + item + "]"), new Answer(2, "[" + item + "]"));
    assertThat(answered.strays()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"upc\":\"793610399007\"}",
        "{\"ean\":\"0793610399007\"}",
        "{\"upcList\":[\"x\",null,\"793610399007\"]}",
        "{\"eanList\":[\"00793610399007\"]}",
        "{\"upc\":793610399007}",
        "{\"eanList\":[[1],{\"a\":[]},793610399007]}",
        "{\"upcList\":\"793610399007\"}",
        "{\"upc\":\" 793610399007 \"}",
        "{\"asin\":null,\"title\":null,\"upc\":null,\"ean\":{},\"upcList\":null,"
            + "\"eanList\":[\"0793610399007\"]}"
      })
  void a_barcode_is_one_product_in_every_form_and_place(String item) {
    assertThat(items(upcs("793610399007"), item)).isEqualTo("[" + item + "]");
    assertThat(items(eans("0793610399007"), item)).isEqualTo("[" + item + "]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"asin\":\"B000000001\"}",
        "{\"upc\":\"\",\"ean\":\"-793610399007\",\"upcList\":[],\"eanList\":[7.9361039900700E11]}",
        "{\"ean\":\"10793610399007\"}",
        "{\"title\":\"793610399007\",\"other\":{\"upc\":\"793610399007\"}}",
        "{\"upc\":\"000793610399007\"}"
      })
  void an_item_that_names_no_code_that_was_asked_for_is_a_stray(String item) {
    Reply.Answered answered = answered(upcs("793610399007"), item);
    assertThat(answered.strays()).isEqualTo(1);
    assertThat(answered.answers()).extracting(Answer::items).containsExactly(Answer.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"asin":"B0PARENT01"} | an item came for another code: B0PARENT01
          {"asin":"B0PARENT01","gtin14":"00793610399007"} \
          | an item came for another code: B0PARENT01, which mentions this one in another field
          {"ean":"4006381333931","children":["B00NNUMI86"]} \
          | an item came for another code: 04006381333931
          {"asin":"what it's called"} | an item came for another code: one that it does not name
          {"asin":"B000000001"},{"asin":"B000000002"} \
          | items came for other codes: B000000001, B000000002
          {"asin":"B000000001"},{"asin":"B000000002"},{"asin":"B000000003"},{"asin":"B000000004"} \
          | items came for other codes: B000000001, B000000002, B000000003 and 1 more
          7 , {"asin":"B000000001","upc":"631102001550"} | ''
          """)
  void a_code_without_an_item_knows_of_the_items_that_came_for_others(String items, String note) {
    Reply.Answered answered = answered(upcs("793610399007", "631102001550"), items);
    assertThat(answered.answers().get(0).items()).isEqualTo(Answer.NONE);
    boolean odd = items.startsWith("7");
    assertThat(answered.answers().get(0).note())
        .isEqualTo(odd ? "an item came that can't be read: it is no JSON object" : note);
    assertThat(answered.answers().get(1).found()).isEqualTo(odd);
  }

  @Test
  void a_parent_that_lists_the_asin_asked_for_is_told_on_its_row_alone() {
    String parent = "{\"asin\":\"B0PARENT01\",\"variations\":[{\"child\":\"b00nnumi86\"}]}";
    Reply.Answered answered = answered(asins("B00NNUMI86", "B088H39PXX"), parent);
    assertThat(answered.answers().get(0).note())
        .endsWith("which mentions this one in another field");
    assertThat(answered.answers().get(1).note())
        .isEqualTo("an item came for another code: B0PARENT01");
  }

  @Test
  void the_asin_of_an_item_is_compared_in_upper_case() {
    assertThat(items(asins("B00NNUMI86"), "{\"asin\":\" b00nnumi86\"}"))
        .isEqualTo("[{\"asin\":\" b00nnumi86\"}]");
  }

  @Test
  void an_item_is_kept_whole_as_it_came() {
    String item =
        "{\"asin\":\"B00NNUMI86\",\"title\":\"= \\\"1 {2}\\\" \\\\ \\u00e9\\ud83d\\n é 😀 ] \","
            + "\"new\":{\"a\":[1.50,1e400,-0,true,null,\"x  y\"]},\"asin\":\"B00NNUMI86\"}";
    assertThat(items(asins("B00NNUMI86"), item)).isEqualTo("[" + item + "]");
  }

  @Test
  void only_the_blanks_between_its_parts_are_left_out() {
    assertThat(
            items(
                asins("B00NNUMI86"), " { \"asin\" :\n\t\"B00NNUMI86\" , \"a b\" : [ 1 , 2 ]\r\n} "))
        .isEqualTo("[{\"asin\":\"B00NNUMI86\",\"a b\":[1,2]}]");
  }

  @Test
  void an_answer_without_items_knows_none_of_the_codes() {
    assertThat(answered(asins("B088H39PXX", "B00NNUMI86"), "").answers())
        .containsExactly(new Answer(1, Answer.NONE), new Answer(2, Answer.NONE));
  }
}
