package caravan.ledger;

import static caravan.ledger.Scene.ASINS;
import static caravan.ledger.Scene.OPEN;
import static caravan.ledger.Scene.asin;
import static caravan.ledger.Scene.asins;
import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.codes.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What those are told who look back. */
interface HistoryContract {

  Scene scene();

  private Overview look() {
    return scene().ledger.overview();
  }

  private List<Long> lists(String text, @Nullable Boolean delivered, @Nullable String folder) {
    ListFilter filter = new ListFilter(text, delivered, folder, Long.MAX_VALUE);
    return look().lists(filter, 10).stream().map(ListRecord::id).toList();
  }

  private List<Long> rows(long list, String text, @Nullable Outcome outcome, boolean open) {
    RowFilter filter = new RowFilter(text, outcome, open, 0);
    return look().rows(list, filter, 10).stream().map(row -> row.row().number()).toList();
  }

  @Test
  default void lists_are_found_by_part_of_their_name_the_newest_first() {
    long spring = scene().list("Spring_sale.csv", asin(1));
    long late = scene().list("late spring.csv", asin(2));
    scene().list("autumn.csv", asin(3));
    assertThat(lists("SPRING", null, null)).containsExactly(late, spring);
    assertThat(lists("spring_", null, null)).containsExactly(spring);
    assertThat(lists("%", null, null)).isEmpty();
    assertThat(lists("", true, null)).isEmpty();
    assertThat(lists("", false, null)).hasSize(3);
    assertThat(lists("", null, "nowhere")).isEmpty();
    assertThat(look().folders()).hasSize(1);
  }

  @Test
  default void lists_are_told_a_page_at_a_time() {
    long first = scene().list("a.txt", asin(1));
    long second = scene().list("b.txt", asin(2));
    assertThat(look().lists(new ListFilter("", null, null, Long.MAX_VALUE), 1))
        .extracting(ListRecord::id)
        .containsExactly(second);
    assertThat(look().lists(new ListFilter("", null, null, second), 1))
        .extracting(ListRecord::id)
        .containsExactly(first);
  }

  @Test
  default void rows_are_found_by_what_became_of_them_and_by_their_cells() {
    long list = scene().list("a.txt", asin(1), asin(2), "rubbish", asin(3));
    scene().call(ASINS, 1, OPEN).found();
    assertThat(rows(list, "", Outcome.FOUND, false)).containsExactly(1L);
    assertThat(rows(list, "", Outcome.INVALID, false)).containsExactly(3L);
    assertThat(rows(list, "", null, true)).containsExactly(2L, 4L);
    assertThat(rows(list, "", Outcome.FAILED, false)).isEmpty();
    assertThat(rows(list, asin(3).toLowerCase(Locale.ROOT), null, false)).containsExactly(4L);
    assertThat(look().rows(list, new RowFilter("", null, false, 2), 1))
        .extracting(row -> row.row().number())
        .containsExactly(3L);
  }

  @Test
  default void calls_are_told_by_how_they_ended_and_summed_by_time() {
    scene().list("a.txt", asins(0, 3));
    scene().call(ASINS, 1, OPEN).found();
    scene()
        .call(ASINS, 1, OPEN)
        .ended(CallStatus.TOO_MANY_REQUESTS, false, null, CallOutcome.Disposition.WAITING);
    Instant since = scene().now.minus(Duration.ofMinutes(1));
    assertThat(calls(CallFilter.Kind.ALL)).hasSize(2);
    assertThat(calls(CallFilter.Kind.LIMITED))
        .extracting(CallRecord::status)
        .containsExactly(CallStatus.TOO_MANY_REQUESTS.word());
    assertThat(calls(CallFilter.Kind.TROUBLED)).hasSize(1);
    assertThat(look().tally(CircanaBarcodes.CHANNEL, since, Duration.ofHours(1)))
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.start()).isEqualTo(since);
              assertThat(span.calls()).isEqualTo(2);
              assertThat(span.limited()).isEqualTo(1);
              assertThat(span.troubled()).isEqualTo(1);
            });
    assertThat(look().tally(BarcodesLookup.CHANNEL, since, Duration.ofHours(1))).isEmpty();
    assertThat(look().lastAnswers(CircanaBarcodes.CHANNEL, 5)).hasSize(1);
  }

  @Test
  default void a_minute_counts_the_tokens_that_may_have_been_counted_and_what_was_lost() {
    scene().list("a.txt", asins(0, 30));
    Instant since = scene().now;
    scene().call(ASINS, 10, OPEN).found();
    scene()
        .call(ASINS, 10, OPEN)
        .ended(CallStatus.TOO_MANY_REQUESTS, false, null, CallOutcome.Disposition.WAITING);
    scene().call(ASINS, 10, OPEN);
    scene().ledger.pacing().giveUp(CircanaBarcodes.CHANNEL, OPEN, scene().now);
    assertThat(calls(CallFilter.Kind.ALL))
        .extracting(CallRecord::tokens)
        .containsExactly(10, 0, 10);
    assertThat(look().tally(CircanaBarcodes.CHANNEL, since.minusSeconds(60), Duration.ofMinutes(2)))
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.calls()).isEqualTo(3);
              assertThat(span.codes()).isEqualTo(30);
              assertThat(span.tokens()).as("the 429 cost none").isEqualTo(20);
              assertThat(span.limited()).isEqualTo(1);
              assertThat(span.troubled()).isEqualTo(2);
            });
  }

  @Test
  default void rests_are_told_with_their_kind_and_end_with_the_first_call_or_word() {
    scene().list("a.txt", asins(0, 30));
    Instant began = scene().now;
    Pause outage = new Pause(Pause.Kind.OUTAGE, began.plusSeconds(40), "no answer");
    scene()
        .call(ASINS, 10, OPEN)
        .ended(CallStatus.UNAVAILABLE, false, outage, CallOutcome.Disposition.WAITING);
    scene().later(Duration.ofSeconds(20));
    Signature anna = new Signature("anna", scene().now, "");
    assertThat(rests())
        .containsExactly(new ChannelRest(Pause.Kind.OUTAGE.word(), began, began.plusSeconds(40)));
    scene().ledger.acts().pause(CircanaBarcodes.CHANNEL, anna);
    assertThat(rests()).extracting(ChannelRest::until).contains(Instant.MAX);
    scene().later(Duration.ofSeconds(10));
    Signature ben = new Signature("ben", scene().now, "");
    scene().ledger.acts().resume(CircanaBarcodes.CHANNEL, ben);
    assertThat(rests())
        .containsExactly(
            new ChannelRest(Pause.Kind.OUTAGE.word(), began, began.plusSeconds(30)),
            new ChannelRest(ChannelRest.BY_A_PERSON, began.plusSeconds(20), began.plusSeconds(30)));
    assertThat(look().rests(CircanaBarcodes.CHANNEL, began.plusSeconds(30))).isEmpty();
    assertThat(look().rests(BarcodesLookup.CHANNEL, began)).isEmpty();
  }

  @Test
  default void a_list_tells_of_each_channel_when_answers_came_since_it_was_taken_in() {
    scene().list("known.txt", asin(1));
    scene().call(ASINS, 10, OPEN).found();
    scene().later(Duration.ofSeconds(5));
    long list = scene().list("a.txt", asins(0, 30));
    assertThat(look().channels(list))
        .containsExactly(new ListChannel(CircanaBarcodes.CHANNEL, null, null, 29));
    scene().later(Duration.ofSeconds(5));
    Instant first = scene().now;
    scene().call(ASINS, 10, OPEN).found();
    scene().later(Duration.ofSeconds(5));
    Instant last = scene().now;
    scene().call(ASINS, 10, OPEN).found();
    assertThat(look().channels(list))
        .containsExactly(new ListChannel(CircanaBarcodes.CHANNEL, first, last, 9));
    assertThat(look().channels(list + 1)).isEmpty();
  }

  private List<ChannelRest> rests() {
    return look().rests(CircanaBarcodes.CHANNEL, scene().now.minusSeconds(60));
  }

  private List<CallRecord> calls(CallFilter.Kind kind) {
    return look().calls(new CallFilter(CircanaBarcodes.CHANNEL, kind, Long.MAX_VALUE), 10);
  }
}
