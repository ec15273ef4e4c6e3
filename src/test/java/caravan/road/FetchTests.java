package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists on servers are fetched and go the same road. */
class FetchTests {

  @TempDir Path folder;
  private Post post;

  @BeforeEach
  void furnish() {
    post = new Post(folder.resolve("post"), SandboxOptions.unlimited().build());
    post.with("caravan.circana.rate", "100000").with("caravan.input.remote.poll", "100ms");
  }

  @AfterEach
  void close() {
    post.close();
  }

  private static Path drop(Path lists, String name, String text) throws IOException {
    Path file = lists.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Post ftp(int port) {
    return post.with("caravan.input.remote", "ftp://anna@127.0.0.1:" + port + "/lists")
        .with("caravan.input.remote.password", FtpStation.PASSWORD);
  }

  private Post sftp(SftpStation server, int port) {
    return post.with("caravan.input.remote", "sftp://anna@127.0.0.1:" + port + "/lists")
        .with("caravan.input.remote.password", SftpStation.PASSWORD)
        .with("caravan.input.remote.known-hosts", server.knownHosts(port).toString());
  }

  private static void gone(Path file) {
    await(file + " is put away").atMost(Duration.ofSeconds(30)).until(() -> Files.notExists(file));
  }

  @Test
  void a_list_on_an_ftp_server_is_answered_and_put_away_there() throws IOException {
    try (FtpStation server = new FtpStation(folder.resolve("server"))) {
      Path list = drop(server.lists(), "de/spring sale.csv", MainJobTests.asins(0, 300));
      ftp(server.port()).open();
      assertThat(post.receipt("de/spring sale").at("/rows/total").asInt()).isEqualTo(300);
      gone(list);
      assertThat(server.lists().resolve(".done/de/spring sale.csv")).exists();
      assertThat(folder.resolve("post/state/inbox")).isEmptyDirectory();
    }
  }

  @Test
  void a_list_on_an_sftp_server_is_answered_and_put_away_there() throws IOException {
    try (SftpStation server = new SftpStation(folder.resolve("server"))) {
      Path list = drop(server.lists(), "urgent/spring.csv", MainJobTests.asins(0, 300));
      sftp(server, server.port()).open();
      assertThat(post.receipt("urgent/spring").at("/rows/total").asInt()).isEqualTo(300);
      gone(list);
      assertThat(server.lists().resolve(".done/urgent/spring.csv")).exists();
    }
  }
}
