package caravan.road.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.codes.ListHead;
import caravan.ledger.ListRecord;
import caravan.results.ResultException;
import caravan.road.RoadScene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results that are written while their list is read, over a real ledger and a real folder. */
class EarlyResultsTests {

  private static final int KNOWN = 10;

  @TempDir private Path folder;
  private DeliveryScene scene;
  private Delivery delivery;

  @BeforeEach
  void open() {
    scene = new DeliveryScene(folder);
    delivery = scene.delivery();
    scene.road.answered(KNOWN);
    deliverAll();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private void deliverAll() {
    DeliveryScene.complete(delivery).forEach(list -> DeliveryScene.deliver(delivery, list));
  }

  /** A list of the known codes that is read in pieces, so many of which are written meanwhile. */
  private long read(String name, int written) {
    ListHead head = RoadScene.head("", name);
    long list = scene.road.open(head);
    try (EarlyList early = scene.early.begin(list, head)) {
      for (int piece = 0; piece < KNOWN / 2; piece++) {
        var rows = scene.road.enrolKnown(list, 2 * piece + 1, 2 * piece + 1, 2);
        if (piece < written) {
          early.add(rows);
        }
      }
      early.whole();
    }
    scene.road.ledger.lists().enrolled(list);
    return list;
  }

  private long read(String name) {
    return read(name, KNOWN / 2);
  }

  private String text(String file) throws IOException {
    return Files.readString(scene.output.resolve(file));
  }

  private List<String> aside() {
    return scene.files().stream().filter(name -> name.endsWith(".part")).toList();
  }

  @Test
  void they_are_the_results_that_would_be_written_later() throws IOException {
    read("again.txt");
    assertThat(scene.road.atWork()).extracting(ListRecord::result).containsExactly("again");

    deliverAll();

    assertThat(text("again.csv")).isEqualTo(text("list.csv"));
    assertThat(text("again.json")).isEqualTo(text("list.json"));
    assertThat(text("again.receipt.json")).contains("\"total\" : 10", "\"again.csv\"");
    assertThat(aside()).isEmpty();
    assertThat(scene.road.atWork()).isEmpty();
    assertThat(scene.delivered)
        .hasSize(2)
        .satisfies(all -> assertThat(all.get(1)).isEqualTo(all.get(0)));
  }

  @Test
  void a_row_that_waits_ends_them_and_the_list_is_handed_back_with_its_last_answer()
      throws IOException {
    ListHead head = RoadScene.head("", "more.txt");
    long list = scene.road.open(head);
    try (EarlyList early = scene.early.begin(list, head)) {
      early.add(scene.road.enrolKnown(list, 1, 1, 5));
      assertThat(early.wanted()).isTrue();
      early.add(scene.road.enrolKnown(list, 6, KNOWN, 2));
      assertThat(early.wanted()).isFalse();
      early.whole();
    }
    assertThat(aside()).isEmpty();
    scene.road.ledger.lists().enrolled(list);
    scene.road.answered(1);

    deliverAll();

    assertThat(text("more.csv").lines()).hasSize(1 + 7);
  }

  @Test
  void of_a_list_that_is_not_read_to_its_end_nothing_is_left() {
    ListHead head = RoadScene.head("", "half.txt");
    long list = scene.road.open(head);
    try (EarlyList early = scene.early.begin(list, head)) {
      early.add(scene.road.enrolKnown(list, 1, 1, 5));
    }
    assertThat(aside()).isEmpty();
  }

  @Test
  void where_rows_are_missing_the_ledger_s_are_written() throws IOException {
    read("again.txt", 3);

    deliverAll();

    assertThat(text("again.csv")).isEqualTo(text("list.csv"));
    assertThat(aside()).isEmpty();
  }

  @Test
  void where_the_folder_is_in_the_way_it_is_told_when_the_list_is_handed_back() throws IOException {
    for (String file : scene.files()) {
      Files.delete(scene.output.resolve(file));
    }
    Files.delete(scene.output);
    Files.writeString(scene.output, "not a folder");

    read("again.txt");

    assertThatThrownBy(this::deliverAll).isInstanceOf(ResultException.class);
    Files.delete(scene.output);
    deliverAll();
    assertThat(text("again.csv").lines()).hasSize(1 + KNOWN);
  }

  @Test
  void of_many_lists_that_nobody_hands_back_yet_only_the_last_ones_stay_written() {
    for (int list = 1; list <= 6; list++) {
      read(list + ".txt");
    }
    assertThat(aside()).hasSize(2 * 4).allMatch(name -> name.matches("\\.[3-6]\\..*"));

    deliverAll();

    assertThat(aside()).isEmpty();
    assertThat(scene.files()).contains("1.receipt.json", "2.receipt.json", "6.receipt.json");
  }

  @Test
  void what_nobody_took_goes_at_the_end_and_a_list_that_is_still_read_loses_nothing()
      throws IOException {
    read("again.txt");
    scene.early.close();
    assertThat(aside()).isEmpty();

    read("late.txt");
    assertThat(aside()).isEmpty();
    deliverAll();
    assertThat(text("late.csv")).isEqualTo(text("list.csv"));
  }
}
