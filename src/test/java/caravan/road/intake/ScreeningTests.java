package caravan.road.intake;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.Choice;
import caravan.codes.CodeType;
import caravan.ledger.Held;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a person is asked before a list is taken in, over a real ledger. */
class ScreeningTests {

  private static final Choice AS_EAN = new Choice("EAN", CodeType.EAN, null, null, false);

  @TempDir private Path folder;
  private IntakeScene scene;
  private Path list;

  @BeforeEach
  void open() throws IOException {
    scene = new IntakeScene(folder);
    list = scene.drop("spring.csv", IntakeScene.doubtful());
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private Screened screen(boolean doubtful, OptionalLong over) {
    return scene.screening(doubtful, over).screen(list, "", "spring.csv");
  }

  /** A person says of the list how it and its like are read. */
  private void said(Choice choice) {
    scene.enrolment().enrol(list);
    Held held = scene.road.ledger.overview().held().get(0);
    assertThat(scene.road.ledger.holds().release(held.id(), choice, scene.road.instant())).isTrue();
  }

  @Test
  void a_list_in_doubt_waits_for_a_word_unless_none_is_ever_wanted() {
    assertThat(screen(true, OptionalLong.empty()).held()).isTrue();
    assertThat(screen(true, OptionalLong.empty()).reason()).contains("check digit");
    assertThat(screen(false, OptionalLong.empty()).held()).isFalse();
  }

  @Test
  void a_list_that_costs_more_than_it_may_waits_and_is_told_its_price() throws IOException {
    list = scene.drop("spring.csv", "B000000101\nB000000102\nB000000103\n");
    assertThat(screen(true, OptionalLong.of(10)).held()).as("ten tokens are no more").isFalse();
    Screened dear = screen(true, OptionalLong.of(9));
    assertThat(dear.held()).isTrue();
    assertThat(dear.reason()).contains("would cost 10 tokens", "more than 9");
  }

  @Test
  void what_is_known_already_is_free() throws IOException {
    list = scene.drop("spring.csv", "B000000001\n");
    assertThat(screen(true, OptionalLong.of(0)).held()).as("it waits for an answer").isFalse();
  }

  @Test
  void what_a_person_said_of_lists_of_its_form_holds_and_nobody_is_asked_again()
      throws IOException {
    said(AS_EAN);
    list = scene.drop("autumn.csv", IntakeScene.doubtful());
    Screened next = screen(true, OptionalLong.empty());
    assertThat(next.held()).isFalse();
    assertThat(next.choice()).isEqualTo(AS_EAN);
  }

  @Test
  void a_word_that_is_said_now_needs_no_other() {
    Screened now = scene.screening(true, OptionalLong.of(0)).screen(list, "", "spring.csv", AS_EAN);
    assertThat(now.held()).isFalse();
    assertThat(now.choice()).isEqualTo(AS_EAN);
  }

  @Test
  void all_reasons_are_one_sentence_on_one_line() throws IOException {
    Screened one = screen(true, OptionalLong.empty());
    Screened list =
        new Screened(
            one.survey(), null, List.of(" first one. ", "a\r\nsecond"), List.of("it costs 1.50."));

    assertThat(list.reason()).isEqualTo("first one; a second; it costs 1.50");
    assertThat(list.reasons()).hasSize(3);
    assertThat(list.held()).isTrue();
    assertThat(new Screened(one.survey(), null, List.of(), List.of("dear")).held()).isTrue();
    assertThat(new Screened(one.survey(), null, List.of("odd"), List.of()).held()).isTrue();
    assertThat(new Screened(one.survey(), null, List.of(), List.of()).held()).isFalse();
  }

  @Test
  void a_price_far_above_what_may_be_spent_is_told_up_to_a_hundred_thousand() throws IOException {
    list =
        scene.drop(
            "spring.csv",
            IntStream.range(0, 102_001)
                .mapToObj("B0Z%07d%n"::formatted)
                .collect(Collectors.joining()));
    assertThat(screen(true, OptionalLong.of(9)).reason())
        .contains("it would cost more than 100,000 tokens, and more than 9 need a word");
  }

  @Test
  void a_choice_that_does_not_fit_is_told_with_what_is_in_doubt_unless_none_is_ever_wanted()
      throws IOException {
    said(AS_EAN);
    list = scene.drop("autumn.csv", "EAN,shelf\nred,a\nblue,b\n4006381333931x,c\n");
    Screened next = screen(true, OptionalLong.empty());

    assertThat(next.choice()).isNull();
    assertThat(next.doubts().get(0))
        .startsWith("what was chosen for lists with its headings does not fit it: ");
    assertThat(screen(false, OptionalLong.empty()).doubts()).isEmpty();
  }
}
