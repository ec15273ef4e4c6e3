package caravan.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchTests {

  private static final Lane LANE = Lane.read("circana.asin.com");

  private static Batch batch(int codes) {
    return Batch.of(
        IntStream.range(0, codes)
            .mapToObj(i -> new CodeRequest(i, new Asin("B%09d".formatted(i)), LANE, 1))
            .toList());
  }

  private static List<Integer> sizes(List<Batch> batches) {
    List<CodeRequest> all = new ArrayList<>();
    batches.forEach(one -> all.addAll(one.requests()));
    assertThat(all).isEqualTo(batch(all.size()).requests());
    return batches.stream().map(Batch::size).toList();
  }

  @Test
  void a_batch_travels_in_the_lane_of_its_codes_and_says_how_many_they_are() {
    assertThat(batch(3).lane()).isEqualTo(LANE);
    assertThat(batch(3)).hasToString("3 codes of circana.asin.com");
  }

  @Test
  void a_batch_of_no_codes_is_refused() {
    assertThatThrownBy(() -> new Batch(LANE, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void halves_are_cut_at_a_price_step_where_that_can_be() {
    assertThat(sizes(batch(100).halves(10))).containsExactly(50, 50);
    assertThat(sizes(batch(37).halves(10))).containsExactly(10, 27);
    assertThat(sizes(batch(20).halves(10))).containsExactly(10, 10);
    assertThat(sizes(batch(19).halves(10))).containsExactly(9, 10);
    assertThat(sizes(batch(2).halves(1))).containsExactly(1, 1);
  }

  @Test
  void pieces_are_whole_but_for_the_last() {
    assertThat(sizes(batch(50).pieces(20))).containsExactly(20, 20, 10);
    assertThat(sizes(batch(40).pieces(20))).containsExactly(20, 20);
    assertThat(sizes(batch(5).pieces(20))).containsExactly(5);
  }
}
