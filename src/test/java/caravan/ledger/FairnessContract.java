package caravan.ledger;

import static caravan.ledger.Scene.ASINS;
import static caravan.ledger.Scene.asin;
import static caravan.ledger.Scene.asins;
import static caravan.ledger.Scene.lane;
import static caravan.ledger.Scene.texts;
import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.codes.CodeRequest;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Lane;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whose turn it is. */
interface FairnessContract {

  Scene scene();

  @Tag("slow")
  @Test
  default void a_list_of_10_beside_one_of_150_000_comes_within_the_next_20_codes() {
    long large = scene().open("large.txt", false);
    for (int i = 0; i < 150_000; i += 5_000) {
      scene().enrol(large, i + 1, asins(i, 5_000));
    }
    scene().ledger.lists().enrolled(large);
    scene().ledger.pacing().claim(ASINS, 3_000);
    long small = scene().list("small.txt", asins(500_000, 10));
    assertThat(scene().ledger.pacing().claim(ASINS, 20).stream().filter(a -> a.list() == small))
        .hasSize(10);
  }

  @Test
  default void a_list_whose_codes_are_mostly_known_does_not_stand_behind_for_them() {
    scene().list("known.txt", asins(0, 300));
    scene().answerAll(ASINS);
    scene().list("large.txt", asins(1_000, 500));
    String[] codes = asins(0, 301);
    codes[300] = asin(9_999);
    scene().list("mostly.txt", codes);
    assertThat(texts(scene().ledger.pacing().claim(ASINS, 2))).contains(asin(9_999));
  }

  @Test
  default void three_equal_lists_share_evenly() {
    for (int i = 0; i < 3; i++) {
      scene().list("list-" + i, asins(i * 1_000, 300));
    }
    for (int i = 0; i < 9; i++) {
      Map<Long, Long> shares =
          scene().ledger.pacing().claim(ASINS, 100).stream()
              .collect(Collectors.groupingBy(CodeRequest::list, Collectors.counting()));
      assertThat(shares.values()).allMatch(codes -> codes >= 33 && codes <= 34);
    }
  }

  @Test
  default void an_urgent_list_goes_before_everything_and_a_shared_code_with_it() {
    scene().list("a.txt", asins(0, 100));
    scene().urgent("b.txt", asin(99), asin(500));
    assertThat(texts(scene().ledger.pacing().claim(ASINS, 3)))
        .containsExactly(asin(99), asin(500), asin(0));
  }

  @Test
  default void a_shared_code_is_pulled_forward_by_the_list_that_has_it_earlier() {
    scene().list("a.txt", asins(0, 100));
    long small = scene().list("b.txt", asin(99));
    assertThat(texts(scene().ledger.pacing().claim(ASINS, 2)))
        .containsExactlyInAnyOrder(asin(0), asin(99));
    assertThat(scene().listing(small).open()).isEqualTo(1);
  }

  @Test
  default void no_lane_starves_while_another_is_long() {
    scene().list("long.txt", abroad(1_000, Domain.DE));
    scene().list("short.txt", abroad(20, Domain.FR));
    Set<Lane> seen = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      NextLane next = scene().ledger.pacing().next(BarcodesLookup.CHANNEL, 10).orElseThrow();
      assertThat(next.codes()).isEqualTo(10);
      seen.add(next.lane());
      scene().ledger.pacing().claim(next.lane(), 10);
    }
    assertThat(seen)
        .containsExactlyInAnyOrder(lane(CodeType.ASIN, Domain.DE), lane(CodeType.ASIN, Domain.FR));
  }

  @Test
  default void a_list_that_comes_every_while_does_not_push_an_older_one_back() {
    scene().list("old.txt", asins(0, 50));
    List<String> claimed = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      scene().list("new-" + i, asins(i * 1_000, 10));
      claimed.addAll(texts(scene().ledger.pacing().claim(ASINS, 20)));
    }
    assertThat(claimed).contains(asins(0, 50));
  }

  @Test
  default void codes_that_are_given_back_are_next_again() {
    scene().list("a.txt", asins(0, 10));
    List<CodeRequest> requests = scene().ledger.pacing().claim(ASINS, 4);
    assertThat(scene().waiting(ASINS)).isEqualTo(6);
    scene().ledger.answers().release(requests);
    assertThat(scene().ledger.pacing().claim(ASINS, 4)).isEqualTo(requests);
  }

  @Test
  default void a_claimed_code_is_claimed_by_nobody_else() {
    scene().list("a.txt", asins(0, 10));
    scene().ledger.pacing().claim(ASINS, 6);
    assertThat(texts(scene().ledger.pacing().claim(ASINS, 6))).containsExactly(asins(6, 4));
    assertThat(scene().ledger.pacing().claim(ASINS, 6)).isEmpty();
    assertThat(scene().ledger.pacing().next(CircanaBarcodes.CHANNEL, 9)).isEmpty();
  }

  private static String[] abroad(int count, Domain domain) {
    return IntStream.range(0, count)
        .mapToObj(i -> asin(i) + " " + domain.word())
        .toArray(String[]::new);
  }
}
