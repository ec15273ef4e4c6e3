package caravan.lists;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTests {

  @Test
  void a_piece_is_cut_only_where_it_is_longer_than_a_message_can_bear() {
    assertThat(Excerpt.shortened("x".repeat(60))).isEqualTo("x".repeat(60));
    assertThat(Excerpt.shortened("x".repeat(61))).isEqualTo("x".repeat(60) + "…");
    assertThat(Excerpt.shortened("😀".repeat(60))).isEqualTo("😀".repeat(60));
    assertThat(Excerpt.words("x".repeat(200))).isEqualTo("x".repeat(200));
    assertThat(Excerpt.words("x".repeat(201))).isEqualTo("x".repeat(200) + "…");
  }

  @Test
  void it_is_on_one_line() {
    assertThat(Excerpt.shortened("a\r\nb\tc")).isEqualTo("a  b c");
  }
}
