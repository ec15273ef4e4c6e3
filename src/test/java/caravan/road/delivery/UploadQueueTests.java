package caravan.road.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.harness.CapturedLog;
import caravan.ledger.Upload;
import caravan.results.AsideFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server has not got yet, and under which name it gets it, over a real ledger. */
class UploadQueueTests {

  private static final String ONE = DeliveryScene.SERVER;
  private static final String OTHER = "ftp://bert@example.org";

  @TempDir private Path folder;
  private DeliveryScene scene;
  private UploadQueue queue;

  @BeforeEach
  void open() {
    scene = new DeliveryScene(folder, ONE, OTHER);
    queue = scene.uploads;
    scene.road.answered(10);
    DeliveryScene.deliver(scene.delivery(), scene.list());
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private Upload owed(String server) {
    return queue.owed(server).get(0);
  }

  private List<String> names(String server, String... there) {
    return queue.uploadFiles(owed(server), server, place(there)).stream()
        .map(UploadFile::name)
        .toList();
  }

  private static ResultPlace place(String... there) {
    return place(() -> Set.of(there));
  }

  private static ResultPlace place(Supplier<Set<String>> there) {
    return new ResultPlace() {
      @Override
      public String form(String path) {
        return path;
      }

      @Override
      public Set<String> names(String of) {
        return there.get();
      }
    };
  }

  @Test
  void every_server_gets_all_files_the_receipt_last() {
    assertThat(names(ONE)).containsExactly("list.csv", "list.json", "list.receipt.json");
    assertThat(names(OTHER)).containsExactly("list.csv", "list.json", "list.receipt.json");
  }

  @Test
  void a_name_that_is_taken_there_by_any_of_its_files_is_given_to_nobody_else() {
    assertThat(names(ONE, "list.json", "list-2.receipt.json")).startsWith("list-3.csv");
  }

  @Test
  void the_name_that_was_chosen_stays_though_it_then_stands_there() {
    names(ONE, "list.json");
    assertThat(owed(ONE).there()).isEqualTo("list-2");
    assertThat(names(ONE, "list.json", "list-2.csv")).startsWith("list-2.csv");
  }

  @Test
  void what_another_node_sends_while_a_name_is_looked_for_is_not_overwritten() throws IOException {
    for (String file : scene.files()) {
      Files.delete(scene.output.resolve(file));
    }
    scene.road.enrol("", "list.txt", 900, 1);
    scene.road.answered(1);
    DeliveryScene.deliver(scene.delivery(), scene.list());
    Upload theirs = queue.owed(ONE).get(1);
    assertThat(theirs.result()).isEqualTo("list");
    Set<String> there = new HashSet<>();
    ResultPlace busy = place(() -> there);
    ResultPlace slow =
        place(
            () -> {
              Set<String> before = Set.copyOf(there);
              if (before.isEmpty()) {
                queue.uploadFiles(theirs, ONE, busy).forEach(file -> there.add(file.name()));
                queue.sent(theirs, ONE);
              }
              return before;
            });

    List<UploadFile> ours = queue.uploadFiles(owed(ONE), ONE, slow);

    assertThat(there).hasSize(3);
    assertThat(ours).extracting(UploadFile::name).doesNotContainAnyElementsOf(there);
  }

  @Test
  void a_letter_and_its_accent_that_are_shown_apart_are_the_letter() {
    scene.road.enrol("", "größe.txt", 900, 1);
    scene.road.answered(1);
    DeliveryScene.deliver(scene.delivery(), scene.list());
    Upload upload = queue.owed(ONE).get(1);
    String apart = Normalizer.normalize("größe.csv", Normalizer.Form.NFD);
    assertThat(queue.uploadFiles(upload, ONE, place(apart)).get(0).name()).isEqualTo("größe-2.csv");
  }

  @Test
  void a_list_in_a_folder_keeps_it_there() {
    scene.road.enrol("de/books", "spring.txt", 900, 1);
    scene.road.answered(1);
    DeliveryScene.deliver(scene.delivery(), scene.list());
    assertThat(queue.uploadFiles(queue.owed(ONE).get(1), ONE, place()).get(0).name())
        .isEqualTo("de/books/spring.csv");
  }

  @Test
  void files_on_their_way_are_known_by_their_names_there() {
    assertThat(queue.sending("list.csv")).as("no name is chosen").isFalse();
    names(ONE, "list.json");
    assertThat(queue.sending("list-2.csv")).isTrue();
    assertThat(queue.sending("list.csv")).isFalse();
    assertThat(queue.sending("list-20.csv")).isFalse();
  }

  @Test
  void what_was_sent_is_owed_no_more_and_kept_until_the_last_server_has_it() {
    Upload upload = owed(ONE);
    queue.sent(upload, ONE);
    assertThat(queue.owed(ONE)).isEmpty();
    assertThat(scene.outbox.files(upload.list())).hasSize(3);
    queue.sent(owed(OTHER), OTHER);
    assertThat(scene.outbox.files(upload.list())).isEmpty();
  }

  @Test
  void what_was_sent_when_the_process_ended_is_removed_at_the_next_start_and_nothing_else()
      throws IOException {
    Upload upload = owed(ONE);
    scene.road.ledger.uploads().sent(upload.list(), ONE);
    Path kept = folder.resolve("outbox").resolve(String.valueOf(upload.list()));
    Path other = Files.writeString(folder.resolve("outbox/notes.txt"), "somebody's");
    queue.clear();
    assertThat(kept).as("the other server has not got it").isNotEmptyDirectory();
    scene.road.ledger.uploads().sent(upload.list(), OTHER);

    queue.clear();

    assertThat(kept).doesNotExist();
    assertThat(other).exists();
  }

  @Test
  void results_are_sent_though_somebody_took_them_from_the_output_folder() throws IOException {
    byte[] csv = Files.readAllBytes(scene.output.resolve("list.csv"));
    for (String file : scene.files()) {
      Files.delete(scene.output.resolve(file));
    }
    UploadFile first = queue.uploadFiles(owed(ONE), ONE, place()).get(0);
    assertThat(first.file()).hasBinaryContent(csv);
  }

  @Test
  void what_waits_for_a_server_that_is_not_named_any_more_is_told_with_the_way_out() {
    UploadQueue later = new UploadQueue(scene.road.ledger.uploads(), scene.outbox, List.of(OTHER));
    try (CapturedLog log = new CapturedLog()) {
      later.tellStranded();
      assertThat(log.lines())
          .containsExactly(
              "WARN Results of a list wait for %1$s, which caravan.output.remote does not name any more: name it again and they are sent, or drop them with 'caravan forget --server %1$s'"
                  .formatted(ONE));
    }
    assertThat(scene.road.ledger.uploads().drop(ONE)).isOne();
    try (CapturedLog log = new CapturedLog()) {
      later.tellStranded();
      assertThat(log.lines()).isEmpty();
    }
    assertThat(owed(OTHER).result()).isEqualTo("list");
  }

  @Test
  void results_that_are_gone_from_the_outbox_too_are_said_to_be() {
    Upload upload = owed(ONE);
    scene.outbox.remove(upload.list());
    assertThatThrownBy(() -> queue.uploadFiles(upload, ONE, place()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(
            "list that were kept here for " + ONE + " are gone; hand the list back");
  }

  @Test
  void without_servers_nothing_is_kept() {
    UploadQueue none = new UploadQueue(scene.road.ledger.uploads(), scene.outbox, List.of());
    none.keep(77, new AsideFiles(List.of(scene.output.resolve("list.csv")), 0));
    assertThat(scene.outbox.files(77)).isEmpty();
    assertThat(none.sending("list.csv")).isFalse();
    assertThat(Objects.requireNonNull(owed(ONE)).there()).isNull();
  }
}
