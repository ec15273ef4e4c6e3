package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.harness.LocalFtpServer;
import caravan.harness.LocalSftpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Lists come whole and results arrive whole, from and to several servers. */
class TransferTests extends RemoteTests {

  private InProcess in(LocalFtpServer server) {
    return caravan
        .with(FROM, "ftp://anna@127.0.0.1:" + server.port() + "/lists")
        .with(FROM + ".password", LocalFtpServer.PASSWORD);
  }

  private InProcess out(LocalFtpServer server) {
    return caravan
        .with(TO, "ftp://anna@127.0.0.1:" + server.port() + "/results")
        .with(TO + ".password", LocalFtpServer.PASSWORD);
  }

  private void arrived(Path there, String... results) {
    for (String result : results) {
      stands(there.resolve(result + ".receipt.json"));
      for (String ending : List.of(".csv", ".json", ".receipt.json")) {
        assertThat(there.resolve(result + ending))
            .hasSameBinaryContentAs(caravan.output().resolve(result + ending));
      }
    }
    assertThat(files(there)).hasSize(3 * results.length);
  }

  @Test
  void lists_of_two_servers_go_to_a_third_with_passwords_from_files() throws IOException {
    try (LocalFtpServer one = new LocalFtpServer(folder.resolve("one"));
        LocalSftpServer two = new LocalSftpServer(folder.resolve("two"));
        LocalSftpServer three = new LocalSftpServer(folder.resolve("three"))) {
      Files.writeString(one.lists().resolve("spring.csv"), Home.asins(0, 30));
      Files.writeString(two.lists().resolve("autumn.csv"), Home.asins(20, 30));
      Path password = Files.writeString(folder.resolve("password"), LocalFtpServer.PASSWORD + "\n");
      caravan
          .with(
              FROM,
              "ftp://anna@127.0.0.1:%d/lists, sftp://anna@localhost:%d/lists"
                  .formatted(one.port(), two.port()))
          .with(FROM + ".127.0.0.1.password-file", password.toString())
          .with(FROM + ".localhost.password-file", password.toString())
          .with(FROM + ".known-hosts", two.knownHosts("localhost").toString())
          .with(TO, "sftp://anna@127.0.0.1:%d/results".formatted(three.port()))
          .with(TO + ".password-file", password.toString())
          .with(TO + ".known-hosts", three.knownHosts(three.port()).toString())
          .start();
      arrived(three.root().resolve("results"), "spring", "autumn");
      stands(one.lists().resolve(".done/spring.csv"));
      stands(two.lists().resolve(".done/autumn.csv"));
      assertThat(caravan.sandbox().diary().paidAgain()).isEmpty();
      caravan.stop();
    }
  }

  @Test
  void a_list_that_grows_there_is_fetched_when_nobody_has_touched_it_for_a_while()
      throws IOException {
    try (LocalFtpServer server = new LocalFtpServer(folder.resolve("server"))) {
      Path list = Files.writeString(server.lists().resolve("spring.csv"), Home.asins(0, 1));
      in(server).with("caravan.input.settle", "3s").start();
      AtomicInteger rows = new AtomicInteger(1);
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(300))
          .until(
              () -> {
                Files.writeString(
                    list, Home.asins(rows.getAndIncrement(), 1), StandardOpenOption.APPEND);
                return rows.get() == 15;
              });
      assertThat(caravan.receipt("spring").at("/rows/total").asInt()).isEqualTo(15);
      stands(server.lists().resolve(".done/spring.csv"));
      assertThat(server.transfers().open().stream().filter("RETR"::equals)).hasSize(1);
      caravan.stop();
    }
  }

  @Test
  void results_are_sent_under_another_name_and_the_receipt_last() throws IOException {
    try (LocalFtpServer server = new LocalFtpServer(folder.resolve("server"))) {
      out(server).drop("de/spring.csv", Home.asins(0, 30)).start();
      stands(server.root().resolve("results/de/spring.receipt.json"));
      assertThat(server.transfers().stored())
          .hasSize(3)
          .allMatch(name -> name.endsWith(".part"))
          .last()
          .asString()
          .endsWith("spring.receipt.json.part");
      assertThat(server.transfers().renamed()).hasSize(3).noneMatch(n -> n.endsWith(".part"));
      caravan.stop();
    }
  }

  @Test
  void a_list_that_an_ftp_server_breaks_off_is_fetched_again_whole() throws IOException {
    OddFiles files = new OddFiles().breakOff();
    try (LocalFtpServer server = new LocalFtpServer(folder.resolve("server"), files)) {
      Files.writeString(server.lists().resolve("spring.csv"), Home.asins(0, 1_000));
      in(server).start();
      assertThat(caravan.receipt("spring").at("/rows/total").asInt()).isEqualTo(1_000);
      stands(server.lists().resolve(".done/spring.csv"));
      assertThat(files.brokenOff()).isTrue();
      warned("spring.csv");
      assertThat(files(caravan.output())).hasSize(3);
      caravan.stop();
    }
  }

  @Test
  void results_that_an_ftp_server_breaks_off_are_sent_again_whole() throws IOException {
    OddFiles files = new OddFiles().breakOff();
    try (LocalFtpServer server = new LocalFtpServer(folder.resolve("server"), files)) {
      out(server).drop("spring.csv", Home.asins(0, 1_000)).start();
      arrived(server.root().resolve("results"), "spring");
      assertThat(files.brokenOff()).isTrue();
      assertThat(heard.warnings()).isNotEmpty();
      caravan.stop();
    }
  }

  @Test
  void a_full_disk_of_an_sftp_server_is_said_and_waited_for() throws IOException {
    try (LocalSftpServer server = new LocalSftpServer(folder.resolve("server"))) {
      server.full(true);
      caravan
          .with(TO, "sftp://anna@127.0.0.1:%d/results".formatted(server.port()))
          .with(TO + ".password", LocalSftpServer.PASSWORD)
          .with(TO + ".known-hosts", server.knownHosts(server.port()).toString())
          .drop("spring.csv", Home.asins(0, 30))
          .start();
      warned("its disk may be full");
      server.full(false);
      arrived(server.root().resolve("results"), "spring");
      caravan.stop();
    }
  }
}
