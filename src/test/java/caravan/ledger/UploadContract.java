package caravan.ledger;

import static caravan.ledger.Scene.ASINS;
import static caravan.ledger.Scene.asin;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Results are owed to servers until each of them has them. */
interface UploadContract {

  String ONE = "sftp://anna@one/lists";
  String OTHER = "ftp://anna@other/lists";

  Scene scene();

  Scene reopened();

  private long named(String name, String result, String... codes) {
    long list = scene().list(name, codes);
    scene().answerAll(ASINS);
    scene().ledger.deliveries().name(list, result);
    return list;
  }

  private long delivered(String name, String result) {
    long list = named(name, result, "x");
    Scene.owe(scene().ledger, list, List.of(ONE, OTHER));
    scene().ledger.deliveries().delivered(list, scene().now);
    return list;
  }

  @Test
  default void results_are_owed_once_their_list_is_delivered_and_not_before() {
    long list = named("a.txt", "a", asin(1));
    Scene.owe(scene().ledger, list, List.of(ONE));
    assertThat(scene().ledger.uploads().owed(ONE, 9)).isEmpty();
    assertThat(scene().ledger.uploads().owed(list)).isTrue();
    scene().ledger.deliveries().delivered(list, scene().now);
    assertThat(scene().ledger.uploads().owed(ONE, 9)).containsExactly(new Upload(list, "a", null));
    assertThat(scene().ledger.uploads().owed(OTHER, 9)).isEmpty();
  }

  @Test
  default void each_server_is_owed_until_it_has_them_whatever_the_others_have() {
    long list = delivered("a.txt", "de/a");
    scene().ledger.uploads().sent(list, ONE);
    assertThat(scene().ledger.uploads().owed(ONE, 9)).isEmpty();
    assertThat(scene().ledger.uploads().owed(OTHER, 9))
        .extracting(Upload::list)
        .containsExactly(list);
    assertThat(scene().ledger.uploads().owed(list)).isTrue();
    scene().ledger.uploads().sent(list, OTHER);
    scene().ledger.uploads().sent(list, OTHER);
    assertThat(scene().ledger.uploads().owed(list)).isFalse();
  }

  @Test
  default void results_that_were_written_again_are_owed_once() {
    long list = named("a.txt", "a", "x");
    Scene.owe(scene().ledger, list, List.of(ONE));
    Scene.owe(scene().ledger, list, List.of(ONE, OTHER));
    scene().ledger.deliveries().delivered(list, scene().now);
    assertThat(scene().ledger.uploads().owed(ONE, 9)).hasSize(1);
    assertThat(scene().ledger.uploads().owed(OTHER, 9)).hasSize(1);
  }

  @Test
  default void a_name_that_was_chosen_there_is_kept_and_taken_until_all_is_sent() {
    long list = delivered("a.txt", "de/a");
    long other = delivered("b.txt", "de/a");
    assertThat(scene().ledger.uploads().takeName(list, ONE, "de/a-2")).isTrue();
    assertThat(scene().ledger.uploads().takeName(other, ONE, "de/a-2")).isFalse();
    assertThat(scene().ledger.uploads().takeName(other, OTHER, "de/a-2")).isTrue();
    assertThat(scene().ledger.uploads().namesThere(ONE)).as("not chosen yet").isEmpty();
    assertThat(scene().ledger.uploads().owed(ONE, 1).get(0).there()).isNull();
    scene().ledger.uploads().nameThere(list, ONE, "de/a-2");
    assertThat(scene().ledger.uploads().takeName(other, ONE, "de/a-2")).isFalse();
    assertThat(scene().ledger.uploads().namesThere(ONE)).containsExactly("de/a-2");
    assertThat(scene().ledger.uploads().owed(ONE, 1))
        .containsExactly(new Upload(list, "de/a", "de/a-2"));
    assertThat(scene().ledger.uploads().owed(OTHER, 1))
        .containsExactly(new Upload(list, "de/a", null));
    scene().ledger.uploads().sent(list, ONE);
    assertThat(scene().ledger.uploads().takeName(other, ONE, "de/a-2")).isTrue();
  }

  @Test
  default void the_oldest_are_owed_first_and_no_more_than_were_asked_for() {
    long first = delivered("a.txt", "a");
    long second = delivered("b.txt", "b");
    long third = delivered("c.txt", "c");
    assertThat(scene().ledger.uploads().owed(ONE, 2))
        .extracting(Upload::list)
        .containsExactly(first, second);
    scene().ledger.uploads().sent(first, ONE);
    assertThat(scene().ledger.uploads().owed(ONE, 2))
        .extracting(Upload::list)
        .containsExactly(second, third);
  }

  @Test
  default void what_is_owed_outlives_the_process() {
    long list = delivered("a.txt", "a");
    scene().ledger.uploads().nameThere(list, ONE, "a-2");
    Scene after = reopened();
    assertThat(after.ledger.uploads().owed(ONE, 9)).containsExactly(new Upload(list, "a", "a-2"));
    assertThat(after.ledger.uploads().owed(OTHER, 9)).hasSize(1);
  }

  @Test
  default void a_list_is_not_forgotten_while_a_server_is_owed_its_results() {
    long owed = delivered("a.txt", "a");
    long sent = delivered("b.txt", "b");
    scene().ledger.uploads().sent(sent, ONE);
    scene().ledger.uploads().sent(sent, OTHER);
    scene().ledger.lists().shelved(owed, scene().ledger.nodes().id());
    scene().ledger.lists().shelved(sent, scene().ledger.nodes().id());
    scene().later(Duration.ofDays(400));
    forget();
    assertThat(scene().ledger.overview().find(owed)).isPresent();
    assertThat(scene().ledger.overview().find(sent)).isEmpty();
    assertThat(scene().ledger.uploads().owed(ONE, 9)).hasSize(1);
  }

  private void forget() {
    boolean more = true;
    while (more) {
      more =
          scene().ledger.forgetting().forget(scene().now.minusSeconds(1), Scene.MONTH, scene().now);
    }
  }

  @Test
  default void what_waits_for_a_server_that_is_no_more_is_dropped_and_its_list_is_forgotten() {
    long list = delivered("a.txt", "a");
    delivered("b.txt", "b");
    scene().ledger.uploads().sent(list, OTHER);
    scene().ledger.lists().shelved(list, scene().ledger.nodes().id());
    assertThat(scene().ledger.uploads().waiting())
        .containsExactlyInAnyOrderEntriesOf(Map.of(ONE, 2L, OTHER, 1L));

    assertThat(scene().ledger.uploads().drop(ONE)).isEqualTo(2);

    assertThat(scene().ledger.uploads().drop(ONE)).isZero();
    assertThat(scene().ledger.uploads().waiting()).containsExactly(Map.entry(OTHER, 1L));
    assertThat(scene().ledger.overview().totals().uploads()).isOne();
    scene().later(Duration.ofDays(400));
    forget();
    assertThat(scene().ledger.overview().find(list)).isEmpty();
  }
}
