package caravan.ledger;

import static caravan.ledger.Scene.ASINS;
import static caravan.ledger.Scene.asin;
import static caravan.ledger.Scene.asins;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import caravan.codes.Outcome;
import caravan.codes.ResultRow;
import caravan.codes.Row;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lists go out. */
interface DeliveryContract {

  Scene scene();

  @Test
  default void rows_come_in_the_order_of_the_list_with_their_own_cells() {
    long list = scene().open("a.csv", false);
    List<String> cells = List.of("", "a\"b", "line\nbreak", "snow ☃ \uD83D\uDE00", "=1+1");
    scene().enrol(list, 2, asin(7));
    scene()
        .ledger
        .lists()
        .enrol(
            list,
            List.of(new Entry(Row.invalid(1, cells, "a\u0000b", "rubbish"), null)),
            Scene.MONTH,
            scene().now);
    scene().ledger.lists().enrolled(list);
    scene().answerAll(ASINS);
    assertThat(scene().rows(list)).extracting(r -> r.number()).containsExactly(1L, 2L);
    assertThat(scene().rows(list).get(0).cells()).isEqualTo(cells);
  }

  @Tag("slow")
  @Test
  default void a_hundred_thousand_rows_are_streamed_while_others_write() {
    long list = scene().open("large.txt", false);
    for (int i = 0; i < 100_000; i += 10_000) {
      scene().enrol(list, i + 1, asins(i, 10_000));
    }
    scene().ledger.lists().enrolled(list);
    scene().answerAll(ASINS);
    AtomicLong rows = new AtomicLong();
    scene()
        .ledger
        .deliveries()
        .rows(
            list,
            all -> {
              all.next();
              scene().list("b.txt", asin(200_000));
              all.forEachRemaining(
                  row -> assertThat(row.number()).isEqualTo(rows.incrementAndGet() + 1));
              return rows;
            });
    assertThat(rows).hasValue(99_999);
    assertThat(scene().waiting(ASINS)).isEqualTo(1);
  }

  @Test
  default void a_list_that_still_waits_for_an_answer_is_not_read_as_if_it_had_one() {
    long list = scene().list("a.txt", asin(1));
    assertThatThrownBy(() -> scene().rows(list))
        .isInstanceOf(OpenRowsException.class)
        .hasMessageContaining("1 rows of list " + list);
  }

  @Test
  default void what_is_answered_so_far_can_be_read_in_the_order_of_the_list() {
    long list = scene().list("a.txt", asin(1), "rubbish", asin(2), asin(3), asin(1));
    assertThat(scene().answeredRows(list)).extracting(ResultRow::number).containsExactly(2L);
    scene().call(ASINS, 2, Scene.OPEN).found();
    assertThat(scene().answeredRows(list))
        .extracting(ResultRow::number, ResultRow::outcome)
        .containsExactly(
            tuple(1L, Outcome.FOUND),
            tuple(2L, Outcome.INVALID),
            tuple(3L, Outcome.FOUND),
            tuple(5L, Outcome.FOUND));
    Scene.Call call = scene().call(ASINS, 1, Scene.OPEN);
    assertThat(scene().answeredRows(list)).as("a call under way is no answer").hasSize(4);
    call.ended(CallStatus.BAD_REQUEST, false, null, CallOutcome.Disposition.REFUSED);
    assertThat(scene().answeredRows(list)).hasSize(5).isEqualTo(scene().rows(list));
  }

  @Test
  default void an_answer_that_is_asked_for_anew_is_not_among_those_so_far() {
    long first = scene().list("a.txt", asin(1));
    scene().answerAll(ASINS);
    scene().ledger.deliveries().delivered(first, scene().now);
    scene().later(Duration.ofDays(31));
    long second = scene().list("b.txt", asin(1), asin(2));
    assertThat(scene().answeredRows(second)).isEmpty();
  }

  @Test
  default void of_a_delivered_list_there_is_nothing_so_far() {
    long list = scene().list("a.txt", asin(1));
    scene().answerAll(ASINS);
    assertThat(scene().answeredRows(list)).hasSize(1);
    scene().ledger.deliveries().delivered(list, scene().now);
    assertThat(scene().answeredRows(list)).isEmpty();
  }

  @Test
  default void an_account_tells_how_the_list_was_read() {
    assertThat(scene().usage(scene().list("a.txt", "x")).readAs()).isEqualTo("a.txt read");
  }

  @Test
  default void what_goes_wrong_while_rows_are_read_comes_through_and_harms_nothing() {
    long list = scene().list("a.txt", "x");
    IllegalStateException full = new IllegalStateException("the output's disk is full");
    assertThatThrownBy(
            () ->
                scene()
                    .ledger
                    .deliveries()
                    .rows(
                        list,
                        rows -> {
                          throw full;
                        }))
        .isSameAs(full);
    assertThat(scene().rows(list)).hasSize(1);
  }

  @Test
  default void two_lists_that_complete_come_oldest_first() {
    long first = scene().list("a.txt", asin(1), asin(2));
    long second = scene().list("b.txt", asin(2));
    scene().answerAll(ASINS);
    assertThat(scene().ledger.deliveries().complete(9))
        .extracting(ListRecord::id)
        .containsExactly(first, second);
    assertThat(scene().ledger.deliveries().complete(1))
        .extracting(ListRecord::id)
        .containsExactly(first);
  }

  @Test
  default void a_delivered_list_is_out_of_the_way_and_on_the_account() {
    long first = scene().list("a.txt", asin(1));
    long second = scene().list("b.txt", asin(2));
    scene().answerAll(ASINS);
    scene().later(Duration.ofMinutes(1)).ledger.deliveries().delivered(first, scene().now);
    scene().later(Duration.ofMinutes(1)).ledger.deliveries().delivered(second, scene().now);
    assertThat(scene().ledger.deliveries().complete(9)).isEmpty();
    assertThat(scene().ledger.overview().atWork(9)).isEmpty();
    assertThat(scene().ledger.overview().delivered(9))
        .extracting(ListRecord::id)
        .containsExactly(second, first);
    assertThat(scene().usage(first).finished()).isEqualTo(scene().now.minus(Duration.ofMinutes(1)));
  }

  @Test
  default void a_name_is_taken_until_its_list_is_delivered() {
    long list = scene().list("a.txt", "x");
    scene().ledger.deliveries().name(list, "de/a-2");
    assertThat(scene().ledger.deliveries().named("de/a-2")).isTrue();
    assertThat(scene().ledger.deliveries().named("de/a")).isFalse();
    assertThat(scene().listing(list).result()).isEqualTo("de/a-2");
    scene().ledger.deliveries().delivered(list, scene().now);
    assertThat(scene().ledger.deliveries().named("de/a-2")).isFalse();
  }
}
