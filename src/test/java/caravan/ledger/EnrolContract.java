package caravan.ledger;

import static caravan.ledger.Scene.ASINS;
import static caravan.ledger.Scene.asin;
import static caravan.ledger.Scene.asins;
import static caravan.ledger.Scene.lane;
import static caravan.ledger.Scene.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Lane;
import caravan.codes.Outcome;
import caravan.codes.ResultRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rows come in; each product waits once. */
interface EnrolContract {

  Scene scene();

  @Test
  default void a_code_that_a_batch_repeats_waits_once() {
    long list = scene().list("a.txt", asin(1), asin(2), asin(1), "rubbish");
    assertThat(scene().waiting(ASINS)).isEqualTo(2);
    assertThat(scene().listing(list))
        .extracting(ListRecord::rows, ListRecord::open, ListRecord::invalid)
        .containsExactly(4L, 3L, 1L);
    assertThat(scene().usage(list))
        .extracting(a -> a.distinct(), a -> a.duplicates(), a -> a.knownBefore())
        .containsExactly(2L, 1L, 0L);
  }

  @Test
  default void a_code_that_a_later_batch_repeats_waits_once() {
    long list = scene().open("a.txt", false);
    scene().enrol(list, 1, asin(1), asin(2));
    scene().enrol(list, 3, asin(2), asin(3), asin(2));
    scene().ledger.lists().enrolled(list);
    assertThat(texts(scene().ledger.pacing().claim(ASINS, 10)))
        .containsExactly(asin(1), asin(2), asin(3));
    assertThat(scene().listing(list).open()).isEqualTo(5);
    assertThat(scene().usage(list))
        .extracting(a -> a.distinct(), a -> a.duplicates())
        .containsExactly(3L, 2L);
  }

  @Test
  default void a_list_that_is_taken_in_at_once_stands_as_one_that_came_in_steps() {
    String[] codes = {asin(1), asin(2), asin(1), "rubbish"};
    long steps = scene().list("a.txt", codes);
    long once = scene().taken("b.txt", codes);
    assertThat(scene().listing(once))
        .usingRecursiveComparison()
        .ignoringFields("id", "head", "summary")
        .isEqualTo(scene().listing(steps));
    assertThat(scene().ledger.lists().findTaken(Scene.head("b.txt", false)))
        .hasValueSatisfying(list -> assertThat(list.id()).isEqualTo(once));
    assertThat(scene().waiting(ASINS)).isEqualTo(2);
    scene().answerAll(ASINS);
    assertThat(scene().rows(once)).isEqualTo(scene().rows(steps));
    assertThat(scene().usage(once).knownBefore()).isZero();
  }

  @Test
  default void of_a_list_that_can_t_be_taken_in_at_once_nothing_is_left() {
    CacheTtl ttl = new CacheTtl(Duration.ofDays(1), Duration.ofDays(1));
    List<Entry> twice = List.of(Scene.entry(1, asin(1)), Scene.entry(1, asin(2)));
    assertThatThrownBy(
            () ->
                scene()
                    .ledger
                    .lists()
                    .take(
                        Scene.head("a.txt", false),
                        Urgency.NORMAL,
                        "",
                        twice,
                        ttl,
                        0,
                        Instant.EPOCH))
        .isInstanceOf(LedgerException.class);
    assertThat(scene().ledger.overview().atWork(10)).isEmpty();
    assertThat(scene().waiting(ASINS)).isZero();
  }

  @Test
  default void a_code_that_two_lists_want_waits_once_and_answers_both() {
    long first = scene().list("a.txt", asin(1));
    long second = scene().list("b.txt", asin(1));
    assertThat(scene().waiting(ASINS)).isEqualTo(1);
    scene().answerAll(ASINS);
    assertThat(scene().ledger.deliveries().complete(10))
        .extracting(ListRecord::id)
        .containsExactly(first, second);
    assertThat(scene().usage(second).tokensSpent()).isZero();
  }

  @Test
  default void a_upc_and_its_ean_are_one_product_and_keep_their_own_words() {
    long list = scene().list("a.txt", "793610399007", "0793610399007");
    long other = scene().list("b.txt", "0793610399007");
    assertThat(scene().waiting(lane(CodeType.UPC, Domain.COM))).isEqualTo(1);
    scene().answerAll(lane(CodeType.UPC, Domain.COM));
    assertThat(scene().rows(list))
        .extracting(r -> r.code() == null ? "" : r.code().text())
        .containsExactly("793610399007", "0793610399007");
    assertThat(scene().rows(other)).hasSize(1);
  }

  @Test
  default void a_product_of_another_domain_is_another_code() {
    scene().list("a.txt", asin(1) + " de", asin(1) + " fr");
    assertThat(scene().ledger.pacing().claim(lane(CodeType.ASIN, Domain.DE), 9)).hasSize(1);
    assertThat(scene().ledger.pacing().claim(lane(CodeType.ASIN, Domain.FR), 9)).hasSize(1);
  }

  @Test
  default void an_answer_stamped_by_a_clock_years_ahead_ages_from_when_it_is_met() {
    Instant truth = scene().now;
    scene().later(Duration.ofDays(3_650)).list("a.txt", asin(1));
    scene().answerAll(ASINS);
    scene().now = truth;
    scene().list("b.txt", asin(1));
    assertThat(scene().waiting(ASINS)).as("it counts as answered now").isZero();
    scene().later(Duration.ofDays(29)).list("c.txt", asin(1));
    assertThat(scene().waiting(ASINS)).isZero();
    scene().later(Duration.ofDays(2)).list("d.txt", asin(1));
    assertThat(scene().waiting(ASINS)).as("it is a month old").isEqualTo(1);
  }

  @Test
  default void rows_that_have_their_answer_are_told_as_they_are_read_later() {
    Lane german = lane(CodeType.ASIN, Domain.DE);
    scene().list("a.txt", asin(1), asin(2) + " de", "793610399007");
    scene().answerAll(ASINS);
    scene().answerAll(lane(CodeType.UPC, Domain.COM));
    scene()
        .call(german, 1, Scene.TRIAL)
        .ended(CallStatus.BAD_REQUEST, false, null, CallOutcome.Disposition.REFUSED);
    long list = scene().later(Duration.ofHours(1)).open("b.txt", false);
    List<ResultRow> first =
        scene().enrolKnown(list, 1, asin(1), "rubbish\0", "0793610399007", asin(1));
    List<ResultRow> second = scene().enrolKnown(list, 5, asin(2) + " de", asin(1));
    scene().ledger.lists().enrolled(list);
    assertThat(first)
        .extracting(ResultRow::outcome)
        .containsExactly(Outcome.FOUND, Outcome.INVALID, Outcome.FOUND, Outcome.FOUND);
    assertThat(second)
        .extracting(ResultRow::outcome)
        .containsExactly(Outcome.REFUSED, Outcome.FOUND);
    assertThat(Stream.concat(first.stream(), second.stream())).isEqualTo(scene().rows(list));
    assertThat(scene().listing(list).rows()).isEqualTo(6);
  }

  @Test
  default void an_answer_stamped_by_a_clock_that_was_ahead_is_told_as_it_is_stamped_now() {
    Instant truth = scene().now;
    scene().later(Duration.ofDays(3_650)).list("a.txt", asin(1));
    scene().answerAll(ASINS);
    scene().now = truth;
    long list = scene().open("b.txt", false);
    List<ResultRow> rows = scene().enrolKnown(list, 1, asin(1));
    scene().ledger.lists().enrolled(list);
    assertThat(rows)
        .isEqualTo(scene().rows(list))
        .extracting(ResultRow::lookedUpAt)
        .containsExactly(truth);
  }

  @Test
  default void of_rows_of_which_one_waits_none_is_told() {
    scene().list("a.txt", asin(1));
    scene().answerAll(ASINS);
    long list = scene().open("b.txt", false);
    assertThat(scene().enrolKnown(list, 1, asin(1), asin(2))).isEmpty();
    scene().ledger.lists().enrolled(list);
    assertThat(scene().listing(list).open()).isEqualTo(1);
  }

  @Test
  default void a_fresh_answer_costs_nothing() {
    scene().list("a.txt", asin(1));
    scene().answerAll(ASINS);
    long again = scene().later(Duration.ofDays(30)).list("b.txt", asin(1), asin(1));
    assertThat(scene().ledger.deliveries().complete(9)).extracting(ListRecord::id).contains(again);
    assertThat(scene().usage(again))
        .extracting(a -> a.knownBefore(), a -> a.duplicates(), a -> a.tokensSpent())
        .containsExactly(1L, 1L, 0L);
  }

  @Test
  default void a_stale_answer_is_asked_again_and_every_list_that_is_not_delivered_waits_for_it() {
    long old = scene().list("a.txt", asin(1), asin(2), asin(1));
    scene().call(ASINS, 1, Scene.OPEN).found();
    assertThat(scene().listing(old).open()).isEqualTo(1);
    long young = scene().later(Duration.ofDays(31)).list("b.txt", asin(1));
    assertThat(scene().listing(old).open()).isEqualTo(3);
    assertThat(scene().listing(young).open()).isEqualTo(1);
    scene().answerAll(ASINS);
    assertThat(scene().ledger.deliveries().complete(9)).hasSize(2);
    assertThat(scene().rows(old)).allMatch(r -> scene().now.equals(r.lookedUpAt()));
  }

  @Test
  default void a_stale_answer_that_an_urgent_list_renews_is_urgent() {
    scene().list("a.txt", asin(1));
    scene().answerAll(ASINS);
    scene().later(Duration.ofDays(31)).list("b.txt", asin(2), asin(3));
    scene().urgent("c.txt", asin(1));
    assertThat(texts(scene().ledger.pacing().claim(ASINS, 1))).containsExactly(asin(1));
  }

  @Test
  default void a_failed_code_is_asked_again_by_a_new_list_and_not_by_the_one_that_has_it() {
    long list = scene().open("a.txt", false);
    scene().enrol(list, 1, asin(1));
    scene()
        .call(ASINS, 1, Scene.OPEN)
        .ended(CallStatus.UNREADABLE, true, null, CallOutcome.Disposition.FAILED);
    scene().enrol(list, 2, asin(1));
    assertThat(scene().waiting(ASINS)).isZero();
    scene().list("b.txt", asin(1));
    assertThat(scene().waiting(ASINS)).isEqualTo(1);
    assertThat(scene().listing(list).open()).isEqualTo(2);
  }

  @Test
  default void a_list_of_invalid_rows_is_complete_at_once() {
    long list = scene().list("a.txt", "x", "y");
    assertThat(scene().ledger.deliveries().complete(9))
        .extracting(ListRecord::id)
        .containsExactly(list);
    assertThat(scene().rows(list)).extracting(r -> r.note()).containsExactly("no code", "no code");
  }

  @Test
  default void a_list_that_is_being_read_is_not_complete() {
    long list = scene().open("a.txt", false);
    scene().enrol(list, 1, "x");
    assertThat(scene().ledger.deliveries().complete(9)).isEmpty();
    scene().ledger.lists().enrolled(list);
    assertThat(scene().ledger.deliveries().complete(9)).hasSize(1);
  }

  @Test
  default void a_list_that_is_forgotten_takes_along_what_only_it_wanted() {
    long list = scene().open("a.txt", false);
    scene().enrol(list, 1, asin(1), asin(2));
    long other = scene().list("b.txt", asin(2));
    scene().ledger.lists().discard(list);
    assertThat(scene().ledger.overview().atWork(9))
        .extracting(ListRecord::id)
        .containsExactly(other);
    Scene.Call call = scene().call(ASINS, 9, Scene.TRIAL);
    assertThat(texts(call.batch.requests())).containsExactly(asin(2));
    call.found();
    assertThat(scene().usage(other).tokensSpent()).isEqualTo(10);
  }

  @Test
  default void a_code_under_way_for_a_list_that_is_forgotten_is_not_asked_again() {
    long list = scene().open("a.txt", false);
    scene().enrol(list, 1, asin(1));
    Scene.Call call = scene().call(ASINS, 1, Scene.TRIAL);
    scene().ledger.lists().discard(list);
    call.slowedDown(scene().now);
    assertThat(scene().waiting(ASINS)).isZero();
  }

  @Test
  default void a_stale_answer_whose_renewal_is_forgotten_is_asked_for_by_the_next_list_only() {
    long old = scene().list("a.txt", asin(1));
    scene().answerAll(ASINS);
    scene().ledger.deliveries().delivered(old, scene().now);
    long list = scene().later(Duration.ofDays(31)).open("b.txt", false);
    scene().enrol(list, 1, asin(1));
    scene().ledger.lists().discard(list);
    assertThat(scene().waiting(ASINS)).isZero();
    scene().list("c.txt", asin(1));
    assertThat(scene().waiting(ASINS)).isEqualTo(1);
  }

  @Test
  default void a_renewal_under_way_for_a_list_that_is_forgotten_is_not_asked_again() {
    long old = scene().list("a.txt", asin(1));
    scene().answerAll(ASINS);
    scene().ledger.deliveries().delivered(old, scene().now);
    long list = scene().later(Duration.ofDays(31)).open("b.txt", false);
    scene().enrol(list, 1, asin(1));
    Scene.Call call = scene().call(ASINS, 1, Scene.OPEN);
    scene().ledger.lists().discard(list);
    call.slowedDown(scene().now);
    assertThat(scene().waiting(ASINS)).isZero();
  }

  @Test
  default void a_code_under_way_for_a_list_that_is_forgotten_is_paid_by_the_list_that_came_next() {
    long list = scene().open("a.txt", false);
    scene().enrol(list, 1, asin(1));
    Scene.Call call = scene().call(ASINS, 1, Scene.OPEN);
    scene().ledger.lists().discard(list);
    long next = scene().list("b.txt", asin(1));
    call.ended(CallStatus.UNAVAILABLE, false, null, CallOutcome.Disposition.WAITING);
    scene().answerAll(ASINS);
    assertThat(scene().usage(next).tokensSpent()).isEqualTo(1);
  }

  @Test
  default void the_number_of_a_forgotten_list_is_not_given_again() {
    long list = scene().open("a.txt", false);
    scene().ledger.lists().discard(list);
    assertThat(scene().open("b.txt", false)).isGreaterThan(list);
  }

  @Test
  default void rows_of_a_list_that_does_not_exist_are_refused_by_its_number() {
    assertThatThrownBy(() -> scene().enrol(77, 1, asin(1)))
        .hasMessageContaining("List 77 was given up");
  }

  @Test
  default void a_taken_file_is_known_until_it_left_the_input_folder() {
    long list = scene().list("a.txt", asins(1, 3));
    assertThat(scene().ledger.lists().findTaken(Scene.head("a.txt", false)))
        .hasValueSatisfying(l -> assertThat(l.id()).isEqualTo(list));
    assertThat(scene().ledger.lists().findTaken(Scene.head("b.txt", false))).isEmpty();
    assertThat(scene().ledger.lists().unshelved()).hasSize(1);
    scene().ledger.lists().shelved(list, scene().ledger.nodes().id());
    assertThat(scene().ledger.lists().findTaken(Scene.head("a.txt", false))).isEmpty();
    assertThat(scene().ledger.lists().unshelved()).isEmpty();
  }

  @Test
  default void codes_that_are_rerouted_wait_in_the_other_channel_in_their_order() {
    scene().list("a.txt", asins(1, 5));
    scene().ledger.answers().release(scene().ledger.pacing().claim(ASINS, 3));
    assertThat(scene().ledger.lists().reroute(lane -> lane(lane.type(), lane.domain())))
        .isEqualTo(5);
    assertThat(scene().waiting(ASINS)).isZero();
    assertThat(texts(scene().ledger.pacing().claim(lane(CodeType.ASIN, Domain.COM), 9)))
        .isEqualTo(List.of(asins(1, 5)));
  }
}
