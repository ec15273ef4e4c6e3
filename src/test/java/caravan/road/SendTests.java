package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Results are put on servers too. */
@Isolated
class SendTests extends RemoteTests {

  private Post ftp(FtpStation server) {
    return post.with(TO, "ftp://anna@127.0.0.1:" + server.port() + "/lists")
        .with(TO + ".password", FtpStation.PASSWORD);
  }

  private Post sftp(SftpStation server, int port) {
    return post.with(TO, "sftp://anna@127.0.0.1:" + port + "/lists")
        .with(TO + ".password", SftpStation.PASSWORD)
        .with(TO + ".known-hosts", server.knownHosts(port).toString());
  }

  private void sent() {
    Path outbox = folder.resolve("post/state/outbox");
    await("all is sent").atMost(PATIENCE).until(() -> files(outbox).isEmpty());
  }

  private static void overwritesNothing(Post post, Path there) throws IOException {
    Files.createDirectories(there.resolve("de"));
    Files.writeString(there.resolve("de/spring.json"), "somebody's own");
    post.drop("de/spring.csv", MainJobTests.asins(0, 30)).open();
    stands(there.resolve("de/spring-2.receipt.json"));
    assertThat(there.resolve("de/spring.json")).hasContent("somebody's own");
    assertThat(files(there))
        .containsExactly(
            "de/spring-2.csv", "de/spring-2.json", "de/spring-2.receipt.json", "de/spring.json");
    assertThat(there.resolve("de/spring-2.csv"))
        .hasSameBinaryContentAs(post.output().resolve("de/spring.csv"));
    post.shut();
  }

  @Test
  void results_stand_on_an_ftp_server_and_overwrite_nothing() throws IOException {
    try (FtpStation server = new FtpStation(folder.resolve("server"))) {
      overwritesNothing(ftp(server), server.lists());
    }
  }

  @Test
  void results_stand_on_an_sftp_server_and_overwrite_nothing() throws IOException {
    try (SftpStation server = new SftpStation(folder.resolve("server"))) {
      overwritesNothing(sftp(server, server.port()), server.lists());
    }
  }

  @Test
  void a_server_that_was_down_gets_all_of_it_after_a_restart() throws IOException {
    try (FtpStation server = new FtpStation(folder.resolve("server"))) {
      server.shut();
      ftp(server).drop("spring.csv", MainJobTests.asins(0, 30)).open();
      post.receipt("spring");
      await()
          .atMost(PATIENCE)
          .until(() -> heard.warnings().stream().anyMatch(w -> w.contains("nobody answers")));
      post.shut();
      byte[] csv = Files.readAllBytes(post.output().resolve("spring.csv"));
      for (String name : files(post.output())) {
        Files.delete(post.output().resolve(name));
      }
      server.open();
      post.open();
      stands(server.lists().resolve("spring.receipt.json"));
      sent();
      assertThat(files(server.lists()))
          .containsExactly("spring.csv", "spring.json", "spring.receipt.json");
      assertThat(server.lists().resolve("spring.csv")).hasBinaryContent(csv);
      post.shut();
    }
  }

  @Test
  void results_that_are_cut_off_on_their_way_are_sent_again_whole() throws IOException {
    try (SftpStation server = new SftpStation(folder.resolve("server"));
        CutLine line = new CutLine(server.port())) {
      line.cutAfter(60_000);
      sftp(server, line.port()).drop("spring.csv", MainJobTests.asins(0, 1_000)).open();
      stands(server.lists().resolve("spring.receipt.json"));
      sent();
      assertThat(line.cuts()).isEqualTo(1);
      assertThat(files(server.lists()))
          .containsExactly("spring.csv", "spring.json", "spring.receipt.json");
      for (String name : files(server.lists())) {
        assertThat(server.lists().resolve(name))
            .hasSameBinaryContentAs(post.output().resolve(name));
      }
      post.shut();
    }
  }

  @Test
  void the_crosswalk_and_the_changes_are_put_there_too() throws IOException {
    try (FtpStation server = new FtpStation(folder.resolve("server"))) {
      Files.writeString(server.lists().resolve("spring.crosswalk.csv"), "somebody's own");
      ftp(server)
          .with("caravan.output.formats", "crosswalk,changes")
          .drop("spring.csv", MainJobTests.asins(0, 30))
          .open();
      stands(server.lists().resolve("spring-2.receipt.json"));
      sent();
      assertThat(files(server.lists()))
          .containsExactly(
              "spring-2.changes.csv",
              "spring-2.crosswalk.csv",
              "spring-2.receipt.json",
              "spring.crosswalk.csv");
      assertThat(server.lists().resolve("spring-2.crosswalk.csv"))
          .hasSameBinaryContentAs(post.output().resolve("spring.crosswalk.csv"));
      post.shut();
    }
  }

  @Test
  void a_full_disk_there_is_said_and_waited_for() throws IOException {
    OddFiles files = new OddFiles();
    files.full(true);
    try (FtpStation server = new FtpStation(folder.resolve("server"), files)) {
      ftp(server).drop("spring.csv", MainJobTests.asins(0, 30)).open();
      post.receipt("spring");
      await()
          .atMost(PATIENCE)
          .until(() -> heard.warnings().stream().anyMatch(w -> w.contains("disk may be full")));
      assertThat(heard.warnings()).noneMatch(warning -> warning.contains("\tat "));
      files.full(false);
      stands(server.lists().resolve("spring.receipt.json"));
      sent();
      assertThat(files(server.lists()))
          .containsExactly("spring.csv", "spring.json", "spring.receipt.json");
      post.shut();
    }
  }

  @Test
  void one_server_that_is_down_keeps_nothing_from_another() throws IOException {
    try (FtpStation down = new FtpStation(folder.resolve("down"));
        FtpStation up = new FtpStation(folder.resolve("up"))) {
      down.shut();
      post.with(
              TO,
              "ftp://anna@localhost:%d/lists, ftp://anna@127.0.0.1:%d/lists"
                  .formatted(down.port(), up.port()))
          .with(TO + ".localhost.password", FtpStation.PASSWORD)
          .with(TO + ".127.0.0.1.password", FtpStation.PASSWORD)
          .drop("spring.csv", MainJobTests.asins(0, 30))
          .open();
      stands(up.lists().resolve("spring.receipt.json"));
      down.open();
      stands(down.lists().resolve("spring.receipt.json"));
      sent();
      post.shut();
    }
  }
}
