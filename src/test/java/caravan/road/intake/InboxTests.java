package caravan.road.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of lists from servers: whole, or none. */
class InboxTests {

  private static final String SERVER = "ftp://anna@files.example.com/lists";

  @TempDir private Path folder;
  private Inbox inbox;

  @BeforeEach
  void open() {
    inbox = new Inbox(folder.resolve("inbox"), server -> OptionalLong.of(0));
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static InputStream cut() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("reset by peer");
      }
    };
  }

  /** As some libraries are where a server answers what they did not expect. */
  private static InputStream broken() {
    return new InputStream() {
      @Override
      public int read() {
        throw new IndexOutOfBoundsException("-4");
      }
    };
  }

  private void nothingIsLeft() {
    assertThat(folder.resolve("inbox")).isEmptyDirectory();
  }

  @Test
  void a_list_lands_whole_under_a_name_that_the_server_did_not_choose() throws IOException {
    RemoteList list = inbox.land(bytes("B000000001\n"), 11, SERVER, "de/../../spring.csv");
    assertThat(list.copy()).content().isEqualTo("B000000001\n");
    assertThat(list.copy().getParent()).isEqualTo(folder.resolve("inbox"));
    assertThat(list.copy().getFileName().toString()).doesNotContain("spring");
    assertThat(list.name()).isEqualTo("spring.csv");
    inbox.discard(list.copy());
    nothingIsLeft();
  }

  @Test
  void a_library_that_breaks_leaves_nothing_either() {
    assertThatThrownBy(() -> inbox.land(broken(), 11, SERVER, "spring.csv"))
        .isInstanceOf(IndexOutOfBoundsException.class);
    nothingIsLeft();
  }

  @Test
  void a_list_that_is_larger_than_a_buffer_lands_whole() {
    String text = "B000000001\n".repeat(20_000);
    RemoteList list = inbox.land(bytes(text), text.length(), SERVER, "spring.csv");
    assertThat(list.copy()).content().isEqualTo(text);
  }

  @Test
  void where_the_server_does_not_say_how_long_it_is_what_comes_is_all() {
    assertThat(inbox.land(bytes("x"), -1, SERVER, "a").copy()).exists();
    assertThat(inbox.land(bytes(""), 0, SERVER, "b").copy()).isEmptyFile();
  }

  @Test
  void a_list_of_which_a_part_came_leaves_nothing_and_says_how_much_came() {
    assertThatThrownBy(() -> inbox.land(bytes("x".repeat(1_500)), 2_500, SERVER, "de/a.csv"))
        .isInstanceOf(InboxException.class)
        .hasMessageStartingWith("1,500 of 2,500 bytes of de/a.csv came");
    assertThatThrownBy(() -> inbox.land(bytes("x"), 0, SERVER, "a.csv"))
        .isInstanceOf(InboxException.class);
    nothingIsLeft();
  }

  @Test
  void a_connection_that_is_lost_leaves_nothing() {
    assertThatThrownBy(() -> inbox.land(cut(), 10, SERVER, "a.csv"))
        .isInstanceOf(InboxException.class)
        .hasMessage("the connection was lost while a.csv was fetched: reset by peer");
    nothingIsLeft();
  }

  @Test
  void a_server_that_hands_nothing_out_is_said() {
    assertThatThrownBy(() -> inbox.land(null, 10, SERVER, "a.csv"))
        .isInstanceOf(InboxException.class)
        .hasMessage("the server does not hand out a.csv");
  }

  @Test
  void a_folder_that_can_not_be_made_is_said_with_its_name() throws IOException {
    Files.writeString(folder.resolve("inbox"), "in the way");
    assertThatThrownBy(() -> inbox.land(bytes("x"), 1, SERVER, "a.csv"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("can't make the folder " + folder.resolve("inbox"));
  }

  @Test
  void it_begins_empty() {
    inbox.clear();
    inbox.land(bytes("x"), 1, SERVER, "a.csv");
    inbox.land(bytes("y"), 1, SERVER, "b.csv");
    inbox.clear();
    nothingIsLeft();
  }

  @Test
  void what_can_not_be_cleared_is_said_with_its_name() throws IOException {
    Path full = Files.createDirectories(folder.resolve("inbox/sub/deep"));
    assertThatThrownBy(inbox::clear)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("can't clear " + folder.resolve("inbox"));
    assertThatThrownBy(() -> inbox.discard(full.getParent()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("can't remove " + full.getParent());
  }
}
