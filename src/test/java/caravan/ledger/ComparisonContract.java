package caravan.ledger;

import static caravan.ledger.Scene.ASINS;
import static caravan.ledger.Scene.OPEN;
import static caravan.ledger.Scene.asin;
import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.Answer;
import caravan.codes.Batch;
import caravan.codes.CodeRequest;
import caravan.codes.CodeType;
import caravan.codes.Comparison;
import caravan.codes.Difference;
import caravan.codes.Domain;
import caravan.codes.Lane;
import caravan.codes.ListHead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A list is set beside the last one of its name that was delivered. */
interface ComparisonContract {

  Duration STALE = Duration.ofDays(31);

  List<Lane> LANES =
      List.of(
          ASINS,
          Scene.lane(CodeType.UPC, Domain.COM),
          Scene.lane(CodeType.EAN, Domain.DE),
          Scene.lane(CodeType.EAN, Domain.FR));

  Scene scene();

  Scene reopened();

  /** Of the differences, a line each. */
  private List<String> differences(long list) {
    return scene()
        .ledger
        .deliveries()
        .rows(
            list,
            (rows, comparison) -> {
              rows.forEachRemaining(row -> {});
              List<String> lines = new ArrayList<>();
              comparison.ifPresent(c -> c.differences().forEachRemaining(d -> lines.add(line(d))));
              return lines;
            });
  }

  private static String line(Difference difference) {
    return difference.code().text() + " " + difference.before() + " " + difference.after();
  }

  private Optional<Comparison> comparison(long list) {
    return scene().ledger.deliveries().rows(list, (rows, comparison) -> comparison);
  }

  private long enrolled(String name, String... codes) {
    long list = scene().list(name, codes);
    scene().later(Duration.ofSeconds(1));
    return list;
  }

  /** Whatever waits is answered by that. */
  private void answer(String items) {
    LANES.forEach(lane -> answer(lane, items));
    scene().later(Duration.ofSeconds(1));
  }

  private void answer(Lane lane, String items) {
    List<CodeRequest> requests = scene().ledger.pacing().claim(lane, 10_000);
    if (!requests.isEmpty()) {
      Batch batch = Batch.of(requests);
      Reservation granted = scene().ledger.pacing().reserve(batch, OPEN, scene().now);
      List<Answer> answers =
          requests.stream().map(request -> new Answer(request.lookup(), items)).toList();
      scene()
          .ledger
          .answers()
          .answered(
              Scene.granted(granted), batch, answers, DailyQuotaReport.NOTHING, OPEN, scene().now);
    }
  }

  private long deliver(long list) {
    scene().ledger.lists().shelved(list, scene().ledger.nodes().id());
    scene().ledger.deliveries().delivered(list, scene().now);
    scene().later(Duration.ofSeconds(1));
    return list;
  }

  private long delivered(String name, String items, String... codes) {
    long list = enrolled(name, codes);
    answer(items);
    return deliver(list);
  }

  @Test
  default void the_first_list_of_a_name_has_nothing_beside_it() {
    delivered("other.txt", "[1]", asin(1));
    assertThat(comparison(enrolled("a.txt", asin(1)))).isEmpty();
  }

  @Test
  default void a_list_that_is_not_delivered_is_nothing_to_compare_with() {
    enrolled("a.txt", "rubbish");
    assertThat(comparison(enrolled("a.txt", "rubbish"))).isEmpty();
  }

  @Test
  default void products_that_are_new_and_gone_are_told_once_each_in_the_order_of_the_lists() {
    delivered("a.txt", "[1]", asin(5), asin(1), asin(5), asin(3), "rubbish", asin(2));
    long next = enrolled("a.txt", asin(9), asin(1), "nonsense", asin(4), asin(9), asin(3));
    answer("[2]");
    assertThat(differences(next))
        .containsExactly(
            asin(9) + " null [2]",
            asin(4) + " null [2]",
            asin(5) + " [1] null",
            asin(2) + " [1] null");
  }

  @Test
  default void one_product_in_another_form_is_the_same_and_in_another_marketplace_is_another() {
    long first = delivered("a.txt", "[1]", "793610399007", "4006381333931 de");
    long next = enrolled("a.txt", "4006381333931 fr", "0793610399007", "4006381333931 de");
    answer("[2]");
    assertThat(differences(next)).containsExactly("4006381333931 null [2]");
    assertThat(comparison(next).orElseThrow().since())
        .isEqualTo(scene().ledger.overview().find(first).orElseThrow().finished());
  }

  @Test
  default void an_answer_that_says_the_same_again_makes_no_difference() {
    delivered("a.txt", "[1]", asin(1));
    scene().later(STALE);
    long next = enrolled("a.txt", asin(1));
    answer("[1]");
    assertThat(differences(next)).isEmpty();
  }

  @Test
  default void an_answer_that_says_something_else_is_told_with_what_was_delivered_then() {
    delivered("a.txt", "[1]", asin(1), asin(2));
    scene().later(STALE);
    long next = enrolled("a.txt", asin(1), asin(2));
    answer("[2]");
    assertThat(differences(next)).containsExactly(asin(1) + " [1] [2]", asin(2) + " [1] [2]");
    deliver(next);
    assertThat(differences(enrolled("a.txt", asin(1), asin(2)))).isEmpty();
  }

  @Test
  default void what_another_list_renewed_meanwhile_is_told_from_this_ones_last_delivery() {
    delivered("a.txt", "[1]", asin(1));
    for (String items : new String[] {"[2]", "[]", "[3]"}) {
      scene().later(STALE);
      delivered("b.txt", items, asin(1));
    }
    assertThat(differences(enrolled("a.txt", asin(1)))).containsExactly(asin(1) + " [1] [3]");
    assertThat(differences(enrolled("b.txt", asin(1)))).isEmpty();
    assertThat(differences(enrolled("b.txt", "rubbish"))).containsExactly(asin(1) + " [3] null");
    assertThat(differences(enrolled("a.txt", "rubbish"))).containsExactly(asin(1) + " [1] null");
  }

  @Test
  default void a_product_that_is_found_no_more_and_one_that_is_found_at_last_are_told() {
    delivered("a.txt", "[1]", asin(1));
    scene().later(STALE);
    long lost = enrolled("a.txt", asin(1));
    answer("[]");
    assertThat(differences(lost)).containsExactly(asin(1) + " [1] []");
    deliver(lost);
    scene().later(STALE);
    long found = enrolled("a.txt", asin(1));
    answer("[1]");
    assertThat(differences(found)).containsExactly(asin(1) + " [] [1]");
  }

  @Test
  default void a_product_that_failed_is_as_it_was_and_is_told_when_it_is_known_again() {
    delivered("a.txt", "[1]", asin(1));
    scene().later(STALE);
    long failed = enrolled("a.txt", asin(1), asin(2));
    scene()
        .call(ASINS, 2, OPEN)
        .ended(CallStatus.UNREADABLE, false, null, CallOutcome.Disposition.FAILED);
    assertThat(differences(failed)).containsExactly(asin(2) + " null []");
    deliver(failed);
    long again = scene().ledger.lists().retry(failed, false, scene().now).orElseThrow();
    scene().later(Duration.ofSeconds(1));
    answer("[2]");
    assertThat(differences(again)).containsExactly(asin(1) + " [1] [2]", asin(2) + " [] [2]");
  }

  @Test
  default void the_same_is_told_after_an_end_without_a_farewell() {
    delivered("a.txt", "[1]", asin(1), asin(2));
    scene().later(STALE);
    long next = enrolled("a.txt", asin(1), asin(3));
    answer("[2]");
    List<String> before = differences(next);
    reopened().ledger.recover(channel -> OPEN, scene().now);
    assertThat(differences(next)).isEqualTo(before).hasSize(3);
  }

  @Test
  default void a_list_of_that_name_in_another_folder_is_another() {
    delivered("a.txt", "[1]", asin(1));
    long there =
        scene()
            .ledger
            .lists()
            .open(
                new ListHead("de", "a.txt", "i", "00", false, List.of("c"), ','),
                Urgency.NORMAL,
                "read",
                0,
                scene().now);
    assertThat(comparison(there)).isEmpty();
  }

  @Test
  default void a_list_whose_rows_are_being_forgotten_is_nothing_to_compare_with() {
    long old = delivered("a.txt", "[1]", Scene.asins(0, 6_000));
    scene().later(Duration.ofDays(91));
    scene()
        .ledger
        .forgetting()
        .forget(scene().now.minus(Duration.ofDays(90)), Scene.MONTH, scene().now);
    assertThat(scene().ledger.overview().find(old)).isPresent();
    assertThat(comparison(enrolled("a.txt", "rubbish"))).isEmpty();
  }

  @Test
  default void answers_of_old_are_kept_for_the_last_list_of_each_name_and_no_longer() {
    delivered("a.txt", "[1]", asin(1));
    for (String items : new String[] {"[2]", "[3]", "[4]"}) {
      scene().later(STALE);
      delivered("b.txt", items, asin(1));
      forgetAll(Duration.ofDays(400));
    }
    assertThat(differences(enrolled("a.txt", asin(1)))).containsExactly(asin(1) + " [1] [4]");
    forgetAll(Duration.ofDays(50));
    assertThat(comparison(enrolled("a.txt", asin(1)))).isEmpty();
    assertThat(differences(enrolled("b.txt", asin(1)))).isEmpty();
  }

  private void forgetAll(Duration kept) {
    boolean more = true;
    while (more) {
      more = scene().ledger.forgetting().forget(scene().now.minus(kept), Scene.MONTH, scene().now);
    }
  }
}
