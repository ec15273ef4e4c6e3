package caravan.ledger;

import static caravan.ledger.Scene.ASINS;
import static caravan.ledger.Scene.OPEN;
import static caravan.ledger.Scene.asin;
import static caravan.ledger.Scene.asins;
import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.codes.Answer;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Outcome;
import caravan.codes.ResultRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What those are told who only look. */
interface OverviewContract {

  Scene scene();

  private Overview look() {
    return scene().ledger.overview();
  }

  @Test
  default void the_backlog_tells_who_waits_for_how_many_codes_in_which_lane() {
    long plain = scene().list("plain.txt", asin(1), asin(2), "4006381333931");
    long urgent = scene().urgent("urgent.txt", asin(3));
    scene().ledger.pacing().claim(ASINS, 2);
    assertThat(look().backlog())
        .extracting(Backlog::list, Backlog::lane, Backlog::urgency, Backlog::codes)
        .contains(
            org.assertj.core.groups.Tuple.tuple(urgent, ASINS, Urgency.URGENT, 1L),
            org.assertj.core.groups.Tuple.tuple(
                plain, Scene.lane(CodeType.EAN, Domain.COM), Urgency.NORMAL, 1L));
    assertThat(look().backlog().stream().mapToLong(Backlog::codes).sum()).isEqualTo(4);
  }

  @Test
  default void codes_that_wait_are_counted_by_lane_and_urgency_claimed_ones_too() {
    scene().list("a.txt", asin(1), asin(2), "4006381333931");
    scene().list("b.txt", asin(4));
    scene().urgent("urgent.txt", asin(3));
    scene().ledger.pacing().claim(ASINS, 2);
    Map<LaneBacklog, Long> parts =
        look().waiting().stream()
            .collect(
                Collectors.groupingBy(
                    part -> new LaneBacklog(part.lane(), part.urgency(), 0),
                    Collectors.summingLong(LaneBacklog::codes)));
    assertThat(parts)
        .isEqualTo(
            Map.of(
                new LaneBacklog(ASINS, Urgency.URGENT, 0),
                1L,
                new LaneBacklog(ASINS, Urgency.NORMAL, 0),
                3L,
                new LaneBacklog(Scene.lane(CodeType.EAN, Domain.COM), Urgency.NORMAL, 0),
                1L));
  }

  @Test
  default void lists_are_counted_by_how_far_they_are() {
    assertThat(look().totals().oldest()).isNull();
    long done = scene().list("done.txt", asin(1));
    scene().answerAll(ASINS);
    Instant later = scene().later(Duration.ofMinutes(5)).now;
    scene().list("normal.txt", asins(10, 5));
    scene().urgent("urgent.txt", asins(20, 3));
    scene()
        .ledger
        .lists()
        .open(Scene.head("half.txt", false), Urgency.NORMAL, "half.txt", 0, later);
    ListTotals totals = look().totals();
    assertThat(totals.states())
        .isEqualTo(Map.of(ListState.READING, 1L, ListState.WAITING, 3L, ListState.DELIVERED, 0L));
    assertThat(totals.complete()).isOne();
    assertThat(totals.openRows())
        .isEqualTo(
            Map.of(Urgency.URGENT, 3L, Urgency.NORMAL, 5L, Urgency.IDLE, 0L, Urgency.HELD, 0L));
    assertThat(totals.oldest()).isEqualTo(later.minus(Duration.ofMinutes(5)));
    Scene.owe(scene().ledger, done, List.of("ftp://one", "ftp://two"));
    assertThat(look().totals().uploads()).isZero();
    scene().ledger.deliveries().delivered(done, later);
    assertThat(look().totals().states()).containsEntry(ListState.DELIVERED, 1L);
    assertThat(look().totals().complete()).isZero();
    assertThat(look().totals().uploads()).isEqualTo(2);
    assertThat(look().totals().oldest()).isEqualTo(later);
    assertThat(look().totals().held()).isZero();
  }

  @Test
  default void answered_codes_are_no_backlog() {
    scene().list("a.txt", asins(0, 5));
    scene().answerAll(ASINS);
    assertThat(look().backlog()).isEmpty();
  }

  @Test
  default void outcomes_count_every_row_once() {
    long list = scene().list("a.txt", asin(1), asin(1), asin(2), asin(3), "rubbish");
    Scene.Call found = scene().call(ASINS, 1, OPEN);
    found.found();
    Scene.Call missing = scene().call(ASINS, 1, OPEN);
    missing.answered(
        DailyQuotaReport.NOTHING,
        new Answer(missing.batch.requests().get(0).lookup(), Answer.NONE));
    scene()
        .call(ASINS, 1, OPEN)
        .ended(CallStatus.UNREADABLE, false, null, CallOutcome.Disposition.FAILED);
    assertThat(look().outcomes(list))
        .containsEntry(Outcome.FOUND, 2L)
        .containsEntry(Outcome.NOT_FOUND, 1L)
        .containsEntry(Outcome.FAILED, 1L)
        .containsEntry(Outcome.INVALID, 1L)
        .containsEntry(Outcome.REFUSED, 0L);
  }

  @Test
  default void answers_are_told_a_page_at_a_time_in_the_order_they_were_asked_for() {
    scene().list("a.txt", asin(3), asin(1), asin(2), asin(4), asin(5));
    scene().call(ASINS, 2, OPEN).found();
    scene().later(Duration.ofHours(1));
    Scene.Call missing = scene().call(ASINS, 1, OPEN);
    missing.answered(
        DailyQuotaReport.NOTHING,
        new Answer(missing.batch.requests().get(0).lookup(), Answer.NONE));
    scene()
        .call(ASINS, 1, OPEN)
        .ended(CallStatus.UNREADABLE, false, null, CallOutcome.Disposition.FAILED);

    List<ResultRow> first = look().answers(0, Instant.EPOCH, 2);
    assertThat(first).extracting(ResultRow::input).containsExactly(asin(3), asin(1));
    assertThat(first.get(0).items()).startsWith("[{\"asin\"");
    List<ResultRow> rest = look().answers(first.get(1).number(), Instant.EPOCH, 2);
    assertThat(rest)
        .extracting(ResultRow::input, ResultRow::outcome, ResultRow::lookedUpAt)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(asin(2), Outcome.NOT_FOUND, scene().now));
    assertThat(look().answers(0, scene().now, 10)).isEqualTo(rest);
  }

  @Test
  default void an_answer_that_is_asked_for_anew_is_told_until_the_new_one_is_there() {
    long list = scene().list("a.txt", asin(1));
    scene().answerAll(ASINS);
    scene().ledger.deliveries().delivered(list, scene().now);
    List<ResultRow> before = look().answers(0, Instant.EPOCH, 10);
    scene().later(Duration.ofDays(31));
    scene().list("b.txt", asin(1));
    assertThat(look().answers(0, Instant.EPOCH, 10)).isEqualTo(before).hasSize(1);
    scene()
        .call(ASINS, 1, OPEN)
        .ended(CallStatus.UNREADABLE, false, null, CallOutcome.Disposition.FAILED);
    assertThat(look().answers(0, Instant.EPOCH, 10)).isEmpty();
  }

  @Test
  default void tokens_are_counted_from_a_moment_on() {
    scene().send(10, OPEN).found();
    scene().later(Duration.ofHours(1)).send(20, OPEN).found();
    assertThat(look().charged(CircanaBarcodes.CHANNEL, scene().now)).isEqualTo(20);
    assertThat(look().charged(CircanaBarcodes.CHANNEL, scene().now.minus(Duration.ofDays(1))))
        .isEqualTo(30);
    assertThat(look().charged(BarcodesLookup.CHANNEL, scene().now.minus(Duration.ofDays(1))))
        .isZero();
  }

  @Test
  default void answers_took_what_they_took_on_average() {
    assertThat(look().answersTook(CircanaBarcodes.CHANNEL)).isEmpty();
    for (int millis : new int[] {100, 300}) {
      Scene.Call call = scene().send(1, OPEN);
      scene().later(Duration.ofMillis(millis));
      call.found();
    }
    assertThat(look().answersTook(CircanaBarcodes.CHANNEL)).contains(Duration.ofMillis(200));
  }

  @Test
  default void a_list_is_found_by_its_file_its_results_and_its_number() {
    scene().list("spring.csv", asin(1));
    long newer = scene().list("spring.csv", asin(2));
    scene().ledger.deliveries().name(newer, "spring-2");
    assertThat(look().find("spring.csv")).map(ListRecord::id).contains(newer);
    assertThat(look().find("spring-2")).map(ListRecord::id).contains(newer);
    assertThat(look().find(newer)).map(ListRecord::result).contains("spring-2");
    assertThat(look().find("autumn.csv")).isEmpty();
  }

  @Test
  default void what_a_new_list_would_find_is_known_awaited_or_new() {
    scene().list("a.txt", asin(1));
    scene().answerAll(ASINS);
    scene().list("b.txt", asin(2));
    assertThat(cacheStates(asin(1), asin(2), asin(3)))
        .containsExactly(CacheState.KNOWN, CacheState.WAITING, CacheState.NEW);
    scene().later(Duration.ofDays(31));
    assertThat(cacheStates(asin(1))).containsExactly(CacheState.NEW);
  }

  @Test
  default void a_product_is_known_in_each_of_its_forms() {
    scene().list("a.txt", "793610399007");
    scene().answerAll(Scene.lane(CodeType.UPC, Domain.COM));
    assertThat(cacheStates("0793610399007")).containsExactly(CacheState.KNOWN);
  }

  @Test
  default void looking_enrols_nothing() {
    cacheStates(asin(1));
    assertThat(look().backlog()).isEmpty();
    assertThat(look().atWork(10)).isEmpty();
  }

  private List<CacheState> cacheStates(String... codes) {
    List<Entry> entries = Stream.of(codes).map(code -> Scene.entry(1, code)).toList();
    return look().cacheStates(entries, Scene.MONTH, scene().now);
  }
}
