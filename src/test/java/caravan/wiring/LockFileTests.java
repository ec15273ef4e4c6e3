package caravan.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.settings.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One holder at a time, and the next is told who that is. */
class LockFileTests {

  @TempDir private Path folder;

  @Test
  void while_one_holds_it_no_other_does_and_it_tells_who() throws IOException {
    Path file = folder.resolve("lock");
    try (LockFile lock = LockFile.take(file, "process 7 of anna").orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(LockFile.take(file, "process 8")).isEmpty();
      assertThat(LockFile.holder(file)).isEqualTo("process 7 of anna");
    }
    try (LockFile next = LockFile.take(file, "process 8").orElseThrow()) {
      assertThat(next).isNotNull();
      assertThat(LockFile.holder(file))
          .as("nothing is left of a longer name")
          .isEqualTo("process 8");
    }
    assertThat(file).exists();
  }

  @Test
  void a_file_that_tells_nothing_is_held_by_another_process() throws IOException {
    assertThat(LockFile.holder(folder.resolve("none"))).isEqualTo("another process");
    assertThat(LockFile.holder(Files.createFile(folder.resolve("empty"))))
        .isEqualTo("another process");
  }

  @Test
  void a_second_daemon_on_an_input_folder_is_told_which_process_and_state_the_first_has() {
    Path input = folder.resolve("in");
    try (InputLock first = InputLock.take(input, Path.of("/states/first"))) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> InputLock.take(input, Path.of("/states/second")))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("The input folder " + input + " is watched by process ")
          .hasMessageContaining("" + ProcessHandle.current().pid())
          .hasMessageContaining("with the state folder /states/first")
          .hasMessageContaining("set caravan.input to another folder");
    }
    InputLock.take(input, Path.of("/states/second")).close();
  }

  @Test
  void a_folder_in_which_no_lock_can_be_made_is_watched_without() throws IOException {
    Files.createDirectories(folder.resolve("in").resolve(InputLock.NAME));
    InputLock.take(folder.resolve("in"), folder).close();
    InputLock.none().close();
  }
}
