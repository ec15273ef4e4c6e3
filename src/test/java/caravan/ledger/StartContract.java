package caravan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.Choice;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.ListHead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lists that people start from drafts, until they are taken in. */
interface StartContract {

  Instant LATER = Instant.parse("2030-01-02T03:04:05.678Z");
  Choice SAID = new Choice("Artikel", CodeType.ASIN, Domain.DE, "Mai", true);

  Scene scene();

  Scene reopened();

  private StartedList started(String draft, int number) {
    String name = "a-%d.csv".formatted(number);
    FirstForecast quoted = new FirstForecast(70, number == 1 ? LATER : null, scene().now);
    return new StartedList(
        draft, number, "de", name, "id-" + draft + number, SAID, Urgency.IDLE, quoted);
  }

  private Starts starts() {
    return scene().ledger.starts();
  }

  private Forecasts forecasts() {
    return scene().ledger.forecasts();
  }

  private boolean start(String draft, Map<String, Choice> remembered) {
    return starts()
        .start(
            List.of(started(draft, 1), started(draft, 2)),
            remembered,
            new Signature("anna", scene().now, "why"));
  }

  @Test
  default void a_draft_is_started_once_with_all_of_its_lists() {
    assertThat(start("x", Map.of("form", SAID))).isTrue();
    assertThat(start("x", Map.of("other", SAID))).isFalse();
    reopened();
    assertThat(starts().of("x")).containsExactly(started("x", 1), started("x", 2));
    assertThat(starts().of("y")).isEmpty();
    Overview overview = scene().ledger.overview();
    assertThat(overview.findChoice("form")).contains(SAID);
    assertThat(overview.findChoice("other")).isEmpty();
    assertThat(overview.acts(9))
        .extracting(Act::subject)
        .containsExactly("de/a-2.csv", "de/a-1.csv");
  }

  @Test
  default void a_started_list_is_found_by_its_file_until_it_is_taken_in() {
    start("x", Map.of());
    assertThat(starts().find("id-x1")).contains(started("x", 1));
    assertThat(starts().find("id-x9")).isEmpty();
    ListHead head = new ListHead("de", "a-1.csv", "id-x1", "00", false, List.of("EAN"), ';');
    long list = scene().ledger.lists().open(head, Urgency.IDLE, "read", 0, scene().now);
    starts().enrolled(list, started("x", 1));
    assertThat(starts().find("id-x1")).isEmpty();
    assertThat(starts().notPlaced()).containsExactly(started("x", 2));
    Overview overview = scene().ledger.overview();
    assertThat(overview.find(list).orElseThrow().urgency()).isEqualTo(Urgency.IDLE);
    assertThat(overview.firstForecast(list)).contains(started("x", 1).quoted());
    assertThat(overview.acts(list, 9))
        .singleElement()
        .satisfies(act -> assertThat(act.kind()).isEqualTo(Act.Kind.START));
  }

  @Test
  default void the_first_that_was_thought_of_a_list_stays_until_the_list_is_forgotten() {
    long list = scene().list("a.txt", Scene.asins(0, 3));
    FirstForecast first = new FirstForecast(3, LATER, scene().now);
    forecasts().keep(Map.of(list, first, list + 1, first));
    forecasts().keep(Map.of(list, new FirstForecast(9, null, scene().now.plusSeconds(5))));
    reopened();
    Overview overview = scene().ledger.overview();
    assertThat(overview.firstForecast(list)).contains(first);
    assertThat(overview.firstForecast(list + 1)).as("there is no such list").isEmpty();

    long halfRead = scene().open("b.txt", false);
    forecasts().keep(Map.of(halfRead, first));
    scene().ledger.lists().discard(halfRead);
    assertThat(overview.firstForecast(halfRead)).isEmpty();
  }

  @Test
  default void a_list_that_is_wholly_read_is_not_discarded_any_more() {
    long list = scene().list("a.txt", Scene.asins(0, 3));
    scene().ledger.lists().discard(list);
    assertThat(scene().listing(list).rows()).isEqualTo(3);
  }

  @Test
  default void only_what_lies_in_the_input_folder_is_forgotten() {
    start("x", Map.of());
    starts().placed(started("x", 1));
    starts().forget(scene().now);
    assertThat(starts().of("x")).hasSize(2);
    starts().forget(scene().now.plus(Duration.ofMillis(1)));
    assertThat(starts().of("x")).containsExactly(started("x", 2));
  }
}
