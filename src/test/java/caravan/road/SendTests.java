package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.harness.InProcess;
import caravan.harness.LocalFtpServer;
import caravan.harness.LocalSftpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Results are put on servers too. */
class SendTests extends RemoteTests {

  private InProcess ftp(LocalFtpServer server) {
    return caravan
        .with(TO, "ftp://anna@127.0.0.1:" + server.port() + "/lists")
        .with(TO + ".password", LocalFtpServer.PASSWORD);
  }

  private InProcess sftp(LocalSftpServer server, int port) {
    return caravan
        .with(TO, "sftp://anna@127.0.0.1:" + port + "/lists")
        .with(TO + ".password", LocalSftpServer.PASSWORD)
        .with(TO + ".known-hosts", server.knownHosts(port).toString());
  }

  private void sent() {
    Path outbox = folder.resolve("post/state/outbox");
    await("all is sent").atMost(PATIENCE).until(() -> files(outbox).isEmpty());
  }

  private static void overwritesNothing(InProcess caravan, Path there) throws IOException {
    Files.createDirectories(there.resolve("de"));
    Files.writeString(there.resolve("de/spring.json"), "somebody's own");
    caravan.drop("de/spring.csv", MainJobTests.asins(0, 30)).start();
    stands(there.resolve("de/spring-2.receipt.json"));
    assertThat(there.resolve("de/spring.json")).hasContent("somebody's own");
    assertThat(files(there))
        .containsExactly(
            "de/spring-2.csv", "de/spring-2.json", "de/spring-2.receipt.json", "de/spring.json");
    assertThat(there.resolve("de/spring-2.csv"))
        .hasSameBinaryContentAs(caravan.output().resolve("de/spring.csv"));
    caravan.stop();
  }

  @Test
  void results_stand_on_an_ftp_server_and_overwrite_nothing() throws IOException {
    try (LocalFtpServer server = new LocalFtpServer(folder.resolve("server"))) {
      overwritesNothing(ftp(server), server.lists());
    }
  }

  @Test
  void results_stand_on_an_sftp_server_and_overwrite_nothing() throws IOException {
    try (LocalSftpServer server = new LocalSftpServer(folder.resolve("server"))) {
      overwritesNothing(sftp(server, server.port()), server.lists());
    }
  }

  @Test
  void a_server_that_was_down_gets_all_of_it_after_a_restart() throws IOException {
    try (LocalFtpServer server = new LocalFtpServer(folder.resolve("server"))) {
      server.stop();
      ftp(server).drop("spring.csv", MainJobTests.asins(0, 30)).start();
      caravan.receipt("spring");
      await()
          .atMost(PATIENCE)
          .until(() -> heard.warnings().stream().anyMatch(w -> w.contains("nobody answers")));
      caravan.stop();
      byte[] csv = Files.readAllBytes(caravan.output().resolve("spring.csv"));
      for (String name : files(caravan.output())) {
        Files.delete(caravan.output().resolve(name));
      }
      server.start();
      caravan.start();
      stands(server.lists().resolve("spring.receipt.json"));
      sent();
      assertThat(files(server.lists()))
          .containsExactly("spring.csv", "spring.json", "spring.receipt.json");
      assertThat(server.lists().resolve("spring.csv")).hasBinaryContent(csv);
      caravan.stop();
    }
  }

  @Test
  void results_that_are_cut_off_on_their_way_are_sent_again_whole() throws IOException {
    try (LocalSftpServer server = new LocalSftpServer(folder.resolve("server"));
        CutLine line = new CutLine(server.port())) {
      line.cutAfter(60_000);
      sftp(server, line.port()).drop("spring.csv", MainJobTests.asins(0, 1_000)).start();
      stands(server.lists().resolve("spring.receipt.json"));
      sent();
      assertThat(line.cuts()).isEqualTo(1);
      assertThat(files(server.lists()))
          .containsExactly("spring.csv", "spring.json", "spring.receipt.json");
      for (String name : files(server.lists())) {
        assertThat(server.lists().resolve(name))
            .hasSameBinaryContentAs(caravan.output().resolve(name));
      }
      caravan.stop();
    }
  }

  @Test
  void the_crosswalk_and_the_changes_are_put_there_too() throws IOException {
    try (LocalFtpServer server = new LocalFtpServer(folder.resolve("server"))) {
      Files.writeString(server.lists().resolve("spring.crosswalk.csv"), "somebody's own");
      ftp(server)
          .with("caravan.output.formats", "crosswalk,changes")
          .drop("spring.csv", MainJobTests.asins(0, 30))
          .start();
      stands(server.lists().resolve("spring-2.receipt.json"));
      sent();
      assertThat(files(server.lists()))
          .containsExactly(
              "spring-2.changes.csv",
              "spring-2.crosswalk.csv",
              "spring-2.receipt.json",
              "spring.crosswalk.csv");
      assertThat(server.lists().resolve("spring-2.crosswalk.csv"))
          .hasSameBinaryContentAs(caravan.output().resolve("spring.crosswalk.csv"));
      caravan.stop();
    }
  }

  @Test
  void a_full_disk_there_is_said_and_waited_for() throws IOException {
    OddFiles files = new OddFiles();
    files.full(true);
    try (LocalFtpServer server = new LocalFtpServer(folder.resolve("server"), files)) {
      ftp(server).drop("spring.csv", MainJobTests.asins(0, 30)).start();
      caravan.receipt("spring");
      await()
          .atMost(PATIENCE)
          .until(() -> heard.warnings().stream().anyMatch(w -> w.contains("disk may be full")));
      assertThat(heard.warnings()).noneMatch(warning -> warning.contains("\tat "));
      files.full(false);
      stands(server.lists().resolve("spring.receipt.json"));
      sent();
      assertThat(files(server.lists()))
          .containsExactly("spring.csv", "spring.json", "spring.receipt.json");
      caravan.stop();
    }
  }

  @Test
  void one_server_that_is_down_keeps_nothing_from_another() throws IOException {
    try (LocalFtpServer down = new LocalFtpServer(folder.resolve("down"));
        LocalFtpServer up = new LocalFtpServer(folder.resolve("up"))) {
      down.stop();
      caravan
          .with(
              TO,
              "ftp://anna@localhost:%d/lists, ftp://anna@127.0.0.1:%d/lists"
                  .formatted(down.port(), up.port()))
          .with(TO + ".localhost.password", LocalFtpServer.PASSWORD)
          .with(TO + ".127.0.0.1.password", LocalFtpServer.PASSWORD)
          .drop("spring.csv", MainJobTests.asins(0, 30))
          .start();
      stands(up.lists().resolve("spring.receipt.json"));
      down.start();
      stands(down.lists().resolve("spring.receipt.json"));
      sent();
      caravan.stop();
    }
  }
}
