package caravan.road.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RemoteListTests {

  private static final String SERVER = "ftp://anna@files.example.com/lists";

  private static RemoteList list(String path) {
    return new RemoteList(Path.of("copy"), SERVER, path, 0);
  }

  @Test
  void its_path_says_its_folder_and_its_name() {
    assertThat(list("de/books/spring.csv").folder()).isEqualTo("de/books");
    assertThat(list("de/books/spring.csv").name()).isEqualTo("spring.csv");
    assertThat(list("spring.csv").folder()).isEmpty();
    assertThat(list("spring.csv").name()).isEqualTo("spring.csv");
  }

  @Test
  void its_identity_says_its_server_and_its_path_and_is_no_file_s() {
    String identity = list("de/spring.csv").identity();

    assertThat(RemoteList.fetched(identity)).isTrue();
    assertThat(RemoteList.fetched("41:1700000000123:77")).isFalse();
    assertThat(RemoteList.fetchedFrom(SERVER, identity)).isTrue();
    assertThat(RemoteList.fetchedFrom("ftp://anna@files.example.com", identity)).isFalse();
    assertThat(RemoteList.path(identity)).isEqualTo("de/spring.csv");
  }
}
