package caravan.road.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTests {

  @TempDir private Path folder;
  private Outbox outbox;

  @BeforeEach
  void open() {
    outbox = new Outbox(folder.resolve("outbox"));
  }

  private Path file(String name) throws IOException {
    return Files.writeString(folder.resolve(name), name);
  }

  private void keep(long list, Path... files) {
    outbox.keep(list, named(List.of(files)));
  }

  private static Map<String, Path> named(List<Path> files) {
    return files.stream()
        .collect(Collectors.toMap(file -> file.getFileName().toString(), file -> file));
  }

  private List<String> kept(long list) {
    return outbox.files(list).stream().map(file -> file.getFileName().toString()).toList();
  }

  @Test
  void the_receipt_is_the_last_of_what_is_kept() throws IOException {
    keep(1, file("a.receipt.json"), file("a.csv"), file("a.xlsx"), file("a.json"));
    assertThat(kept(1)).containsExactly("a.csv", "a.json", "a.xlsx", "a.receipt.json");
  }

  @Test
  void what_is_kept_anew_takes_the_place_of_what_was_kept_before() throws IOException {
    keep(1, file("a.csv"), file("a.receipt.json"));
    keep(1, file("b.csv"));
    assertThat(kept(1)).containsExactly("b.csv");
    assertThat(folder.resolve("a.csv")).as("only its second name is gone").exists();
  }

  @Test
  void each_list_is_kept_for_itself() throws IOException {
    keep(1, file("a.csv"));
    keep(2, file("b.csv"));
    outbox.remove(1);
    assertThat(kept(1)).isEmpty();
    assertThat(kept(2)).containsExactly("b.csv");
    outbox.remove(1);
  }

  @Test
  void what_can_not_be_kept_is_said_with_its_place() throws IOException {
    Path gone = folder.resolve("gone.csv");
    assertThatThrownBy(() -> keep(1, gone))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("can't keep results in " + folder.resolve("outbox/1"));
    Files.writeString(folder.resolve("in-the-way"), "");
    Outbox none = new Outbox(folder.resolve("in-the-way"));
    List<Path> files = List.of(file("a.csv"));
    assertThatThrownBy(() -> none.keep(1, named(files))).isInstanceOf(UncheckedIOException.class);
  }
}
