package caravan.ledger;

import static caravan.ledger.Scene.ASINS;
import static caravan.ledger.Scene.asin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.codes.Choice;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.ListHead;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists that wait for a person's word, and what it was. */
interface HoldContract {

  Choice OTHER = new Choice("Artikel", CodeType.EAN, Domain.DE, "Mai", true);
  String FORM = "EAN\tArtikel";

  Scene scene();

  Scene reopened();

  private static ListHead file(String name, String identity) {
    return new ListHead("de", name, identity, "00", false, List.of("EAN"), ';');
  }

  private long begun(String name) {
    return scene()
        .ledger
        .holds()
        .hold(file(name, "id-" + name), "de/" + name, "half is wrong", FORM, fence(), scene().now);
  }

  private long fence() {
    return scene().ledger.nodes().id();
  }

  private long held(String name) {
    long held = begun(name);
    scene().ledger.holds().lies(held);
    scene().ledger.holds().heldShelved(held, fence());
    return held;
  }

  private List<Held> seen() {
    return scene().ledger.overview().held();
  }

  @Test
  default void a_list_on_its_way_is_seen_by_nobody_and_found_by_its_file() {
    long held = begun("a.csv");
    assertThat(seen()).isEmpty();
    assertThat(scene().ledger.holds().onTheirWay()).extracting(Held::id).containsExactly(held);
    assertThat(scene().ledger.holds().findHeld(file("a.csv", "id-a.csv")))
        .map(Held::id)
        .contains(held);
    assertThat(scene().ledger.holds().findHeld(file("a.csv", "another"))).isEmpty();
    assertThat(scene().ledger.holds().release(held, OTHER, scene().now)).isFalse();
    assertThat(scene().ledger.holds().discardHeld(held)).isFalse();
  }

  @Test
  default void a_held_list_is_seen_with_its_reason_and_where_it_lies_until_it_ends() {
    long held = held("a.csv");
    long next = held("b.csv");
    assertThat(scene().ledger.holds().onTheirWay()).isEmpty();
    assertThat(seen()).extracting(Held::id).containsExactly(held, next);
    assertThat(seen().get(0))
        .isEqualTo(
            new Held(
                held,
                "de",
                "a.csv",
                "id-a.csv",
                "de/a.csv",
                "half is wrong",
                FORM,
                scene().now,
                true,
                Held.Word.NONE,
                Choice.AS_READ,
                null));
    scene().ledger.holds().endHeld(held);
    assertThat(seen()).extracting(Held::id).containsExactly(next);
  }

  @Test
  default void a_list_that_has_left_where_it_was_dropped_is_another_one_than_the_next() {
    long held = held("a.csv");
    assertThat(scene().ledger.holds().findHeld(file("a.csv", "id-a.csv"))).isEmpty();
    assertThat(seen()).extracting(Held::id).containsExactly(held);
  }

  @Test
  default void no_two_lists_have_one_place() {
    long held = begun("a.csv");
    assertThat(scene().ledger.holds().takenPlace("de/a.csv")).isTrue();
    assertThat(scene().ledger.holds().takenPlace("a.csv")).isFalse();
    assertThatThrownBy(
            () ->
                scene()
                    .ledger
                    .holds()
                    .hold(file("x", "x"), "de/a.csv", "", "", fence(), scene().now))
        .isInstanceOf(LedgerException.class);
    scene().ledger.holds().holdAt(held, "de/a-2.csv", "a third is wrong", fence());
    scene().ledger.holds().lies(held);
    assertThat(scene().ledger.holds().takenPlace("de/a.csv")).isFalse();
    assertThat(seen()).extracting(Held::place).containsExactly("de/a-2.csv");
    assertThat(seen()).extracting(Held::reason).containsExactly("a third is wrong");
  }

  @Test
  default void a_release_is_said_once_and_remembered_for_lists_of_its_form() {
    long held = held("a.csv");
    assertThat(scene().ledger.holds().release(held, OTHER, scene().now)).isTrue();
    assertThat(scene().ledger.holds().release(held, Choice.AS_READ, scene().now)).isFalse();
    assertThat(scene().ledger.holds().discardHeld(held)).isFalse();
    assertThat(seen()).extracting(Held::word).containsExactly(Held.Word.RELEASED);
    assertThat(seen()).extracting(Held::choice).containsExactly(OTHER);
    assertThat(scene().ledger.overview().findChoice(FORM)).contains(OTHER);
    assertThat(scene().ledger.overview().findChoice("EAN")).isEmpty();
    long later = held("b.csv");
    assertThat(scene().ledger.holds().release(later, Choice.AS_READ, scene().now)).isTrue();
    assertThat(scene().ledger.overview().findChoice(FORM)).contains(Choice.AS_READ);
  }

  @Test
  default void a_list_without_a_form_and_one_that_is_discarded_leave_nothing_to_remember() {
    long nameless =
        scene()
            .ledger
            .holds()
            .hold(file("a.csv", "1"), "a.csv", "half is wrong", "", fence(), scene().now);
    scene().ledger.holds().lies(nameless);
    assertThat(scene().ledger.holds().release(nameless, OTHER, scene().now)).isTrue();
    assertThat(scene().ledger.holds().discardHeld(held("b.csv"))).isTrue();
    assertThat(scene().ledger.overview().findChoice("")).isEmpty();
    assertThat(scene().ledger.overview().findChoice(FORM)).isEmpty();
    assertThat(seen())
        .extracting(Held::word)
        .containsExactly(Held.Word.RELEASED, Held.Word.DISCARDED);
  }

  @Test
  default void what_is_held_decided_and_remembered_outlives_the_process() {
    long held = held("a.csv");
    long begun = begun("b.csv");
    scene().ledger.holds().release(held, OTHER, scene().now);
    Scene after = reopened();
    after.ledger.recover(channel -> Scene.TRIAL, after.now);
    assertThat(after.ledger.overview().held()).extracting(Held::choice).containsExactly(OTHER);
    assertThat(after.ledger.holds().onTheirWay()).extracting(Held::id).containsExactly(begun);
    assertThat(after.ledger.overview().findChoice(FORM)).contains(OTHER);
  }

  @Test
  default void a_held_list_becomes_a_list_with_its_last_row_in_one_step() {
    long held = held("a.csv");
    scene().ledger.holds().release(held, OTHER, scene().now);
    long list = scene().open("a.csv", false);
    scene().enrol(list, 1, asin(1), asin(2));
    assertThat(seen().get(0).list()).isNull();
    scene().ledger.holds().enrolled(list, held);
    assertThat(seen().get(0).list()).isEqualTo(list);
    assertThat(scene().listing(list).state()).isEqualTo(ListState.WAITING);
    assertThat(scene().ledger.lists().unshelved()).isEmpty();
    assertThat(scene().waiting(ASINS)).isEqualTo(2);
  }

  @Test
  default void a_list_that_a_server_still_has_is_to_be_put_away_there_also_when_it_is_taken_in() {
    long held = begun("a.csv");
    scene().ledger.holds().lies(held);
    scene().ledger.holds().release(held, OTHER, scene().now);
    long list = scene().open("a.csv", false);
    scene().ledger.holds().enrolled(list, held);
    assertThat(scene().ledger.lists().unshelved()).extracting(ListRecord::id).containsExactly(list);
  }

  @Test
  default void held_lists_are_not_forgotten_however_old_they_are() {
    long held = held("a.csv");
    scene().later(Duration.ofDays(400));
    scene().ledger.forgetting().forget(scene().now, Scene.MONTH, scene().now);
    assertThat(seen()).extracting(Held::id).containsExactly(held);
  }
}
