package caravan.road.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.ledger.ListRecord;
import caravan.ledger.Manifest;
import caravan.results.ResultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a list is handed back, over a real ledger and a real folder. */
class DeliveryTests {

  @TempDir private Path folder;
  private DeliveryScene scene;
  private Delivery delivery;

  @BeforeEach
  void open() {
    scene = new DeliveryScene(folder, DeliveryScene.SERVER);
    delivery = scene.delivery();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void a_list_is_complete_with_its_last_answer() {
    scene.road.answered(9);
    assertThat(DeliveryScene.complete(delivery)).isEmpty();
    scene.road.answered(1);
    assertThat(DeliveryScene.complete(delivery))
        .extracting(ListRecord::id)
        .containsExactly(scene.list().id());
  }

  @Test
  void a_list_whose_rows_are_asked_for_again_meanwhile_waits_and_any_other_fault_is_met() {
    scene.road.answered(9);
    DeliveryScene.deliver(delivery, scene.list());
    assertThat(scene.files()).isEmpty();
    scene.road.answered(1);
    ListRecord list = scene.list();
    IllegalStateException fault = new IllegalStateException("nobody thought of that");
    scene.node =
        () -> {
          throw fault;
        };
    assertThatThrownBy(() -> delivery.write(list)).isSameAs(fault);
  }

  @Test
  void lists_of_one_name_that_are_complete_together_get_names_of_their_own() {
    scene.road.enrol("", "list.csv", 1, 5);
    scene.road.enrol("de", "list.csv", 1, 5);
    scene.road.answered(10);

    List<ListRecord> complete = DeliveryScene.complete(delivery);

    assertThat(complete)
        .extracting(ListRecord::result)
        .containsExactly("list", "list-2", "de/list");
    assertThat(scene.road.atWork()).isEqualTo(complete);
    complete.forEach(list -> DeliveryScene.deliver(delivery, list));
    assertThat(scene.files())
        .contains("list.receipt.json", "list-2.receipt.json", "de/list.receipt.json");
  }

  @Test
  void a_list_that_can_get_no_name_keeps_no_other_from_its_own(@TempDir Path elsewhere)
      throws IOException {
    scene.road.enrol("out", "list.csv", 1, 5);
    scene.road.answered(10);
    Files.createDirectories(scene.output);
    Files.createSymbolicLink(scene.output.resolve("out"), elsewhere);

    List<ListRecord> complete = DeliveryScene.complete(delivery);

    assertThat(complete).extracting(ListRecord::result).containsExactly("list", null);
    DeliveryScene.deliver(delivery, complete.get(0));
    assertThatThrownBy(() -> DeliveryScene.deliver(delivery, complete.get(1)))
        .isInstanceOf(ResultException.class);
    assertThat(scene.road.atWork()).hasSize(1);
  }

  @Test
  void lists_that_are_written_count_as_delivered_together_and_not_before() throws IOException {
    scene.road.enrol("de", "list.csv", 1, 5);
    scene.road.answered(10);

    DeliveryScene.complete(delivery).forEach(delivery::write);

    assertThat(scene.files()).as("aside").noneMatch(name -> name.endsWith("json"));
    assertThat(scene.road.atWork()).hasSize(2);
    assertThat(scene.delivered).isEmpty();
    delivery.settle();
    assertThat(scene.files()).contains("list.receipt.json", "de/list.receipt.json");
    assertThat(scene.road.atWork()).isEmpty();
    assertThat(scene.delivered).hasSize(2);
  }

  @Test
  void of_a_list_that_is_written_and_not_settled_yet_no_part_is_written_beside_it() {
    scene.road.answered(10);
    ListRecord list = scene.list();
    delivery.write(list);
    delivery.deliverPart(list);
    assertThat(scene.files()).containsExactly("list.csv", "list.json", "list.receipt.json");
    assertThat(scene.road.atWork()).isEmpty();
  }

  @Test
  void lists_that_are_settled_together_are_few_or_small() {
    for (int list = 0; list < 250; list++) {
      scene.road.enrol("many", "%d.csv".formatted(list), 1, 1);
    }
    scene.road.enrol("large", "first.csv", 1, 10);
    scene.road.answered(10);
    assertThat(delivery.complete())
        .extracting(group -> group.lists().size())
        .containsExactly(100, 100, 52);
  }

  @Test
  void a_list_that_others_wait_for_is_not_handed_back_here() {
    scene.road.answered(10);
    assertThat(DeliveryScene.complete(scene.delivery(list -> false))).isEmpty();
  }

  @Test
  void its_results_stand_and_are_owed_to_the_servers_before_it_counts_as_delivered()
      throws IOException {
    scene.road.answered(10);
    ListRecord list = scene.list();
    DeliveryScene.deliver(delivery, list);
    assertThat(scene.files()).containsExactly("list.csv", "list.json", "list.receipt.json");
    assertThat(Files.readAllLines(scene.output.resolve("list.csv"))).hasSize(11);
    assertThat(scene.uploads.owed(DeliveryScene.SERVER))
        .singleElement()
        .satisfies(upload -> assertThat(upload.result()).isEqualTo("list"));
    assertThat(scene.outbox.files(list.id())).hasSize(3);
    assertThat(scene.delivered)
        .singleElement()
        .extracting(rows -> rows.values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(10L);
    assertThat(scene.road.atWork()).isEmpty();
    assertThat(DeliveryScene.complete(delivery)).isEmpty();
  }

  @Test
  void what_was_whole_before_a_crash_gets_its_names_once_and_is_not_written_again()
      throws IOException {
    scene.road.answered(10);
    ListRecord list = scene.list();
    delivery.write(list);
    scene
        .road
        .ledger
        .deliveries()
        .publishing(Map.of(list.id(), new Manifest(places("csv", "json"), 0)), List.of());
    Files.move(scene.output.resolve(".list.csv.part"), scene.output.resolve("list.csv"));
    Files.delete(scene.output.resolve("list.csv")); // somebody takes away at once what is there

    Delivery next = scene.delivery();
    DeliveryScene.complete(next).forEach(next::write);
    next.settle();

    assertThat(scene.files()).containsExactly("list.json", "list.receipt.json");
    assertThat(scene.road.atWork()).isEmpty();
    assertThat(DeliveryScene.complete(next)).isEmpty();
  }

  @Test
  void a_list_whose_file_can_not_get_its_name_waits_and_keeps_no_other_from_its_own()
      throws IOException {
    scene.road.enrol("de", "list.csv", 1, 5);
    scene.road.answered(10);
    DeliveryScene.complete(delivery).forEach(delivery::write);
    Path inTheWay = Files.createDirectory(scene.output.resolve("list.json"));

    assertThatThrownBy(delivery::settle).isInstanceOf(ResultException.class);

    assertThat(scene.files()).contains("de/list.receipt.json").doesNotContain("list.receipt.json");
    assertThat(scene.road.atWork())
        .singleElement()
        .extracting(ListRecord::result)
        .isEqualTo("list");
    Files.delete(inTheWay);
    DeliveryScene.complete(delivery).forEach(delivery::write);
    delivery.settle();
    assertThat(scene.files()).contains("list.csv", "list.json", "list.receipt.json");
    assertThat(scene.road.atWork()).isEmpty();
  }

  @Test
  void results_that_were_whole_in_another_folder_are_written_anew_where_they_belong_now() {
    scene.road.answered(10);
    ListRecord list = scene.list();
    scene
        .road
        .ledger
        .deliveries()
        .publishing(
            Map.of(
                list.id(), new Manifest(List.of("/elsewhere/list.csv", "/elsewhere/list.json"), 0)),
            List.of());

    DeliveryScene.complete(delivery).forEach(delivery::write);
    delivery.settle();

    assertThat(scene.files()).containsExactly("list.csv", "list.json", "list.receipt.json");
    assertThat(scene.road.atWork()).isEmpty();
  }

  @Test
  void a_code_that_is_asked_anew_does_not_hold_up_a_list_whose_files_get_their_names() {
    scene.road.answered(10);
    ListRecord list = scene.list();
    delivery.write(list);
    scene
        .road
        .ledger
        .deliveries()
        .publishing(Map.of(list.id(), new Manifest(places("csv", "json"), 0)), List.of());
    scene.road.pass(Duration.ofDays(400));
    scene.road.enrol("de", "again.csv", 1, 10);

    assertThat(scene.road.ledger.overview().find(list.id()).orElseThrow().open()).isZero();
    scene.road.answered(10);
    assertThat(scene.road.ledger.overview().find(list.id()).orElseThrow().open()).isZero();
  }

  private List<String> places(String... endings) {
    List<String> places = new ArrayList<>();
    for (String ending : endings) {
      places.add(scene.output.resolve("list." + ending).toString());
    }
    places.add(scene.output.resolve("list.receipt.json").toString());
    return places;
  }

  @Test
  void results_that_another_node_published_meanwhile_are_sent_by_that_one_alone() {
    scene.road.answered(10);
    ListRecord list = delivery.named(delivery.complete().get(0)).get(0);
    delivery.write(list);
    assertThat(scene.uploads.owed(DeliveryScene.SERVER)).isEmpty();
    scene.road.ledger.deliveries().delivered(list.id(), scene.road.instant());

    delivery.settle();

    assertThat(scene.files()).isEmpty();
    assertThat(scene.uploads.owed(DeliveryScene.SERVER)).isEmpty();
    assertThat(scene.outbox.files(list.id())).isEmpty();
  }

  @Test
  void after_a_crash_the_same_files_are_written_again_and_none_beside_them() {
    scene.road.answered(10);
    ListRecord list = scene.list();
    scene.road.ledger.deliveries().name(list.id(), "list-5");
    DeliveryScene.deliver(delivery, list);
    assertThat(scene.files()).containsExactly("list-5.csv", "list-5.json", "list-5.receipt.json");
  }

  @Test
  void what_stands_there_already_is_not_overwritten() throws IOException {
    scene.road.answered(10);
    Files.createDirectories(scene.output);
    Files.writeString(scene.output.resolve("list.json"), "somebody's own");
    DeliveryScene.deliver(delivery, scene.list());
    assertThat(scene.output.resolve("list.json")).hasContent("somebody's own");
    assertThat(scene.files()).contains("list-2.receipt.json");
  }

  @Test
  void where_nothing_can_be_written_the_list_waits() throws IOException {
    scene.road.answered(10);
    Files.writeString(scene.output, "in the way");
    ListRecord list = scene.list();
    assertThatThrownBy(() -> DeliveryScene.deliver(delivery, list))
        .isInstanceOf(ResultException.class);
    assertThat(DeliveryScene.complete(delivery)).hasSize(1);
    assertThat(scene.uploads.owed(DeliveryScene.SERVER)).isEmpty();
    Files.delete(scene.output);
    DeliveryScene.deliver(delivery, list);
    assertThat(scene.files()).hasSize(3);
  }

  @Test
  void a_list_of_which_rows_wait_again_is_not_delivered_and_nobody_is_told() {
    scene.road.answered(9);
    DeliveryScene.deliver(delivery, scene.list());
    assertThat(scene.files()).isEmpty();
    assertThat(scene.road.atWork()).hasSize(1);
    assertThat(scene.uploads.owed(DeliveryScene.SERVER)).isEmpty();
  }

  @Test
  void a_part_holds_what_is_answered_and_the_whole_takes_its_place() throws IOException {
    scene.road.answered(4);
    delivery.deliverPart(scene.list());
    assertThat(scene.files()).containsExactly("list.partial.csv");
    assertThat(Files.readAllLines(scene.output.resolve("list.partial.csv"))).hasSize(5);
    assertThat(scene.list().result()).isEqualTo("list");
    scene.road.answered(6);
    DeliveryScene.deliver(delivery, scene.list());
    assertThat(scene.files()).containsExactly("list.csv", "list.json", "list.receipt.json");
  }

  @Test
  void a_part_that_was_being_written_when_the_node_was_taken_for_dead_is_discarded()
      throws IOException {
    scene.road.answered(4);
    delivery.deliverPart(scene.list());
    scene.road.answered(2);
    scene.stands = false;
    assertThat(delivery.deliverPart(scene.list())).as("to be tried again").isFalse();
    scene.stands = true;
    scene.node = new AtomicLong(7)::getAndIncrement; // it goes on as a new one while it writes
    assertThat(delivery.deliverPart(scene.list())).isFalse();
    assertThat(scene.files()).as("aside, too").containsExactly("list.partial.csv");
    assertThat(Files.readAllLines(scene.output.resolve("list.partial.csv"))).hasSize(5);
    scene.node = () -> 9;
    assertThat(delivery.deliverPart(scene.list())).isTrue();
    assertThat(Files.readAllLines(scene.output.resolve("list.partial.csv"))).hasSize(7);
  }

  @Test
  void no_part_is_written_of_a_list_without_answers_of_another_or_of_one_that_is_delivered() {
    delivery.deliverPart(scene.list());
    assertThat(scene.files()).isEmpty();
    scene.road.answered(10);
    ListRecord list = Objects.requireNonNull(scene.list());
    scene.delivery(other -> false).deliverPart(list);
    assertThat(scene.files()).isEmpty();
    DeliveryScene.deliver(delivery, list);
    delivery.deliverPart(list);
    assertThat(scene.files()).hasSize(3);
  }
}
