package caravan.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaleLibrariesTests {

  private static final String UUID = "3453ad83-facb-4785-a69a-f1ef8c370e01";
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @TempDir private Path folder;

  private Path file(String name, Duration age) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "x");
    return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
  }

  @Test
  void copies_that_killed_processes_left_are_deleted_and_nothing_else() throws IOException {
    Duration old = Duration.ofHours(2);
    Path copy = file("sqlite-3.54.1.0-" + UUID + "-libsqlitejdbc.so", old);
    Path lock = file("sqlite-3.54.1.0-" + UUID + "-libsqlitejdbc.so.lck", old);
    Path older = file("sqlite-3.46.1.0-" + UUID + "-sqlitejdbc.dll", old);
    Path young = file("sqlite-3.54.1.0-" + UUID + "-libsqlitejdbc.dylib", Duration.ofMinutes(1));
    Path other = file("sqlite-notes.txt", old);
    StaleLibraries.delete(folder, NOW);
    assertThat(folder).isDirectoryNotContaining(file -> file.equals(copy) || file.equals(lock));
    assertThat(older).doesNotExist();
    assertThat(young).exists();
    assertThat(other).exists();
  }

  @Test
  void a_temporary_folder_that_is_missing_is_no_fault() {
    StaleLibraries.delete(folder.resolve("none"), NOW);
  }
}
