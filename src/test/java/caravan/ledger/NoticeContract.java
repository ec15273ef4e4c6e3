package caravan.ledger;

import static caravan.ledger.Scene.ASINS;
import static caravan.ledger.Scene.asin;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The outbox of notices. */
interface NoticeContract {

  Scene scene();

  Scene reopened();

  private Notices notices() {
    return scene().ledger.notices();
  }

  private long delivered(String name, int code) {
    long list = scene().list(name, asin(code));
    scene().answerAll(ASINS);
    scene().ledger.deliveries().delivered(list, scene().now);
    return list;
  }

  private Notice notice(String body) {
    return new Notice(scene().now, "list.done", body);
  }

  private List<String> due(String target) {
    return notices().due(target, 10).stream().map(Notice::body).toList();
  }

  @Test
  default void a_delivered_list_is_told_once() {
    notices().follow(List.of("one"));
    scene().list("at work.txt", asin(90));
    assertThat(notices().untoldLists(10)).isEmpty();
    long list = delivered("a.txt", 1);
    assertThat(notices().untoldLists(10)).extracting(ListRecord::id).containsExactly(list);
    notices().tellList(list, notice("a"));
    assertThat(notices().untoldLists(10)).isEmpty();
    assertThat(due("one")).containsExactly("a");
  }

  @Test
  default void each_target_gets_each_notice_in_their_order() {
    notices().follow(List.of("one", "two"));
    notices().tellList(delivered("a.txt", 1), notice("a"));
    notices().tellList(delivered("b.txt", 2), notice("b"));
    Notice first = notices().due("one", 1).get(0);
    assertThat(first.event()).isEqualTo("list.done");
    assertThat(first.at()).isEqualTo(scene().now);
    notices().done("one", first.id());
    assertThat(due("one")).containsExactly("b");
    assertThat(due("two")).containsExactly("a", "b");
    assertThat(scene().ledger.overview().noticesPending()).isEqualTo(3);
  }

  @Test
  default void what_is_due_outlives_the_process() {
    notices().follow(List.of("one"));
    notices().tellList(delivered("a.txt", 1), notice("a"));
    reopened();
    notices().follow(List.of("one"));
    assertThat(due("one")).containsExactly("a");
    assertThat(notices().untoldLists(10)).isEmpty();
  }

  @Test
  default void who_is_named_for_the_first_time_is_not_told_of_what_was_before() {
    delivered("old.txt", 1);
    notices().follow(List.of("one"));
    assertThat(notices().untoldLists(10)).isEmpty();
    long list = delivered("new.txt", 2);
    notices().follow(List.of("one", "two"));
    assertThat(notices().untoldLists(10)).extracting(ListRecord::id).containsExactly(list);
    notices().follow(List.of());
    delivered("untold.txt", 3);
    notices().follow(List.of("one"));
    assertThat(notices().untoldLists(10)).isEmpty();
  }

  @Test
  default void what_somebody_has_not_got_who_is_named_no_more_is_dropped() {
    notices().follow(List.of("one", "two"));
    notices().tellList(delivered("a.txt", 1), notice("a"));
    notices().follow(List.of("two"));
    assertThat(due("one")).isEmpty();
    assertThat(due("two")).containsExactly("a");
  }

  @Test
  default void a_condition_is_told_again_only_after_it_was_over() {
    notices().follow(List.of("one"));
    notices().tellCondition("day.spent circana", notice("spent"));
    assertThat(notices().holding()).containsExactly("day.spent circana");
    notices().over("day.spent circana");
    assertThat(notices().holding()).isEmpty();
    assertThat(due("one")).containsExactly("spent");
  }

  @Test
  default void what_nobody_took_for_too_long_is_dropped() {
    notices().follow(List.of("one"));
    notices().tellList(delivered("a.txt", 1), notice("a"));
    scene().later(Duration.ofDays(1));
    notices().tellList(delivered("b.txt", 2), notice("b"));
    assertThat(notices().drop(scene().now)).isOne();
    assertThat(notices().drop(scene().now)).isZero();
    assertThat(due("one")).containsExactly("b");
  }
}
