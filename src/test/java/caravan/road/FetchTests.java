package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.asinscope.CircanaBarcodes;
import caravan.codes.Choice;
import caravan.harness.InProcess;
import caravan.harness.LocalFtpServer;
import caravan.harness.LocalSftpServer;
import caravan.ledger.Held;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lists on servers are fetched and go the same road. */
class FetchTests extends RemoteTests {

  private static Path drop(Path lists, String name, String text) throws IOException {
    Path file = lists.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private InProcess ftp(LocalFtpServer server) {
    return caravan
        .with(FROM, "ftp://anna@127.0.0.1:" + server.port() + "/lists")
        .with(FROM + ".password", LocalFtpServer.PASSWORD);
  }

  private InProcess sftp(LocalSftpServer server, int port) {
    return caravan
        .with(FROM, "sftp://anna@127.0.0.1:" + port + "/lists")
        .with(FROM + ".password", LocalSftpServer.PASSWORD)
        .with(FROM + ".known-hosts", server.knownHosts(port).toString());
  }

  private static void gone(Path file) {
    await(file + " is put away").atMost(PATIENCE).until(() -> Files.notExists(file));
  }

  @Test
  void a_list_on_an_ftp_server_is_answered_and_put_away_there() throws IOException {
    try (LocalFtpServer server = new LocalFtpServer(folder.resolve("server"))) {
      Path list = drop(server.lists(), "de/spring sale.csv", MainJobTests.asins(0, 300));
      Path bad = drop(server.lists(), "bad.csv", "");
      ftp(server).start();
      assertThat(caravan.receipt("de/spring sale").at("/rows/total").asInt()).isEqualTo(300);
      gone(list);
      gone(bad);
      await()
          .atMost(PATIENCE)
          .until(() -> Files.exists(server.lists().resolve(".failed/bad.csv.reason.txt")));
      assertThat(server.lists().resolve(".done/de/spring sale.csv")).exists();
      assertThat(server.lists().resolve(".failed/bad.csv")).exists();
      assertThat(server.lists().resolve(".failed/bad.csv.reason.txt"))
          .content()
          .contains("the file is empty");
      Files.copy(server.lists().resolve(".done/de/spring sale.csv"), list);
      gone(list);
      assertThat(server.lists().resolve(".done/de/spring sale-2.csv")).exists();
      assertThat(caravan.receipt("de/spring sale-2").at("/tokensSpent").asInt()).isZero();
      assertThat(folder.resolve("post/state/inbox")).isEmptyDirectory();
      caravan.stop();
    }
  }

  @Test
  void a_list_that_is_cut_off_on_its_way_is_fetched_again_whole() throws IOException {
    try (LocalSftpServer server = new LocalSftpServer(folder.resolve("server"));
        CutLine line = new CutLine(server.port())) {
      String padding = ("# " + "x".repeat(97) + "\n").repeat(10_000);
      Path list = drop(server.lists(), "urgent/spring.csv", MainJobTests.asins(0, 300) + padding);
      line.cutAfter(500_000);
      sftp(server, line.port()).start();
      assertThat(caravan.receipt("urgent/spring").at("/rows/total").asInt()).isEqualTo(300);
      gone(list);
      assertThat(server.lists().resolve(".done/urgent/spring.csv")).exists();
      assertThat(line.cuts()).isEqualTo(1);
      assertThat(files(caravan.output()))
          .containsExactly("urgent/spring.csv", "urgent/spring.json", "urgent/spring.receipt.json");
      assertThat(warnings("connection was")).isEqualTo(1);
      assertThat(heard.warnings()).allMatch(line1 -> !line1.contains("\tat "));
      caravan.stop();
    }
  }

  @Test
  void one_server_that_refuses_us_stops_no_other_and_is_told_of_once() throws IOException {
    try (LocalFtpServer wrong = new LocalFtpServer(folder.resolve("wrong"));
        LocalFtpServer right = new LocalFtpServer(folder.resolve("right"))) {
      drop(wrong.lists(), "secret.csv", MainJobTests.asins(0, 3));
      drop(right.lists(), "spring.csv", MainJobTests.asins(0, 3));
      caravan
          .with(
              FROM,
              "ftp://anna@localhost:%d/lists, ftp://anna@127.0.0.1:%d/lists"
                  .formatted(wrong.port(), right.port()))
          .with(FROM + ".localhost.password", "wrong-canary")
          .with(FROM + ".127.0.0.1.password", LocalFtpServer.PASSWORD)
          .start();
      warned("ftp://anna@localhost:" + wrong.port() + "/lists", "refuses the login of anna");
      caravan.receipt("spring");
      assertThat(warnings("refuses the login")).isEqualTo(1);
      assertThat(warnings("\tat ")).isZero();
      assertThat(wrong.lists().resolve("secret.csv")).exists();
      caravan.stop();
    }
  }

  @Test
  void an_unknown_host_key_ends_it_before_the_password_is_told() throws IOException {
    try (LocalSftpServer server = new LocalSftpServer(folder.resolve("server"))) {
      drop(server.lists(), "spring.csv", MainJobTests.asins(0, 3));
      sftp(server, server.port());
      server.knownHosts(server.port(), LocalSftpServer.key());
      caravan.start();
      warned(
          "its key is another than the one in", "known-hosts", "ssh-keyscan -p " + server.port());
      assertThat(server.logins()).isZero();
      assertThat(warnings("\tat ")).isZero();
      caravan.stop();
    }
  }

  @Test
  void an_ftps_server_whose_certificate_nobody_vouches_for_is_refused() throws IOException {
    try (LocalFtpServer server = LocalFtpServer.secure(folder.resolve("server"))) {
      drop(server.lists(), "spring.csv", MainJobTests.asins(0, 3));
      ftp(server).with(FROM, "ftps://anna@127.0.0.1:" + server.port() + "/lists").start();
      warned("its certificate is not trusted", ".certificate-file");
      assertThat(server.transfers().passwords()).isZero();
      assertThat(server.lists().resolve("spring.csv")).exists();
      caravan.stop();
    }
  }

  @Test
  void a_sub_folder_of_an_sftp_server_that_may_not_be_listed_costs_only_itself()
      throws IOException {
    try (LocalSftpServer server = new LocalSftpServer(folder.resolve("server"))) {
      drop(server.lists(), "closed/winter.csv", MainJobTests.asins(0, 3));
      drop(server.lists(), "spring.csv", MainJobTests.asins(0, 3));
      drop(server.lists(), "de/autumn.csv", MainJobTests.asins(0, 3));
      sftp(server, server.port()).start();
      caravan.receipt("spring");
      caravan.receipt("de/autumn");
      warned("the folder lists/closed may not be listed");
      assertThat(warnings("may not be listed")).isEqualTo(1);
      assertThat(server.lists().resolve("closed/winter.csv")).exists();
      caravan.stop();
    }
  }

  @Test
  void names_that_lead_elsewhere_are_left_alone() throws IOException {
    String[] odd = {
      "../../evil.csv", "..\\evil.csv", "a/../../evil.csv", "a\\..\\evil.csv", "ev*l.csv"
    };
    OddFiles files = new OddFiles(odd);
    try (LocalFtpServer server = new LocalFtpServer(folder.resolve("server"), files)) {
      drop(server.lists(), "spring.csv", MainJobTests.asins(0, 3));
      ftp(server).start();
      caravan.receipt("spring");
      warned("lists the name 'a/../../evil.csv'", "left alone");
      warned("lists the name 'ev*l.csv'", "left alone");
      caravan.stop();
      assertThat(files(caravan.output()))
          .containsExactly("spring.csv", "spring.json", "spring.receipt.json");
      assertThat(files.opened).noneMatch(name -> name.contains("evil") || name.contains("ev*l"));
      try (Stream<Path> all = Files.walk(folder)) {
        assertThat(all).noneMatch(file -> file.toString().contains("evil"));
      }
    }
  }

  @Test
  void a_list_that_was_enrolled_before_a_restart_and_is_still_there_is_not_taken_twice()
      throws IOException {
    try (LocalSftpServer server = new LocalSftpServer(folder.resolve("server"))) {
      Path list = drop(server.lists(), "spring.csv", MainJobTests.asins(0, 30));
      Path obstacle = Files.writeString(server.lists().resolve(".done"), "a file in the way");
      sftp(server, server.port()).start();
      caravan.receipt("spring");
      warned("spring.csv");
      caravan.stop();
      assertThat(list).exists();
      Files.delete(obstacle);
      caravan.start();
      gone(list);
      assertThat(files(caravan.output()))
          .containsExactly("spring.csv", "spring.json", "spring.receipt.json");
      await().atMost(PATIENCE).until(() -> caravan.daemon().ledger().lists().unshelved().isEmpty());
      assertThat(caravan.sandbox().diary().calls(CircanaBarcodes.CHANNEL)).isEqualTo(1);
      caravan.stop();
    }
  }

  @Test
  void a_list_that_was_put_away_without_our_knowing_can_be_dropped_again() throws IOException {
    try (LocalSftpServer server = new LocalSftpServer(folder.resolve("server"))) {
      Path list = drop(server.lists(), "spring.csv", MainJobTests.asins(0, 30));
      Path obstacle = Files.writeString(server.lists().resolve(".done"), "a file in the way");
      sftp(server, server.port()).start();
      caravan.receipt("spring");
      caravan.stop();
      Files.delete(obstacle);
      Files.delete(list);
      caravan.start();
      await().atMost(PATIENCE).until(() -> caravan.daemon().ledger().lists().unshelved().isEmpty());
      drop(server.lists(), "spring.csv", MainJobTests.asins(0, 30));
      caravan.receipt("spring-2");
      caravan.stop();
    }
  }

  private Path held(String place) {
    Path file = caravan.input().resolve(".held").resolve(place);
    await(place + " is held")
        .atMost(PATIENCE)
        .until(() -> !caravan.daemon().ledger().overview().held().isEmpty());
    assertThat(file).exists();
    return file;
  }

  @Test
  void a_list_in_doubt_is_held_here_and_put_away_there_as_one_that_was_taken_in()
      throws IOException {
    try (LocalFtpServer server = new LocalFtpServer(folder.resolve("server"))) {
      String doubtful = HeldListTests.doubtful(0, 12);
      Path list = drop(server.lists(), "de/spring.csv", doubtful);
      drop(server.lists(), "autumn.csv", MainJobTests.asins(0, 3));
      ftp(server).start();
      caravan.receipt("autumn");
      assertThat(held("de/spring.csv")).hasContent(doubtful.strip());
      gone(list);
      assertThat(server.lists().resolve(".done/de/spring.csv")).exists();
      assertThat(warnings("de/spring.csv is held")).isEqualTo(1);
      await()
          .atMost(PATIENCE)
          .until(() -> caravan.daemon().ledger().overview().held().get(0).shelved());
      caravan.stop();
      caravan.start();
      Held waiting = caravan.daemon().ledger().overview().held().get(0);
      caravan
          .daemon()
          .ledger()
          .holds()
          .release(waiting.id(), new Choice("Artikel", null, null, null, false), Instant.now());
      assertThat(caravan.receipt("de/spring").at("/rows/total").asInt()).isEqualTo(12);
      await()
          .atMost(PATIENCE)
          .until(() -> Files.exists(caravan.input().resolve(".done/de/spring.csv")));
      await().atMost(PATIENCE).until(() -> caravan.daemon().ledger().overview().held().isEmpty());
      assertThat(caravan.daemon().ledger().lists().unshelved()).isEmpty();
      assertThat(folder.resolve("post/state/inbox")).isEmptyDirectory();
      caravan.stop();
    }
  }

  @Test
  void a_list_that_is_held_and_could_not_be_put_away_there_is_held_once() throws IOException {
    try (LocalSftpServer server = new LocalSftpServer(folder.resolve("server"))) {
      Path list = drop(server.lists(), "spring.csv", HeldListTests.doubtful(0, 12));
      Path obstacle = Files.writeString(server.lists().resolve(".done"), "a file in the way");
      sftp(server, server.port()).start();
      held("spring.csv");
      await("refused").atMost(PATIENCE).until(() -> warnings("spring.csv: Accessed location") == 1);
      caravan.stop();
      caravan.start();
      await("again").atMost(PATIENCE).until(() -> warnings("spring.csv: Accessed location") == 2);
      assertThat(files(caravan.input()))
          .containsExactly(".held/spring.csv", ".held/spring.csv.why.txt");
      Held waiting = caravan.daemon().ledger().overview().held().get(0);
      caravan.daemon().ledger().holds().release(waiting.id(), Choice.AS_READ, Instant.now());
      caravan.receipt("spring");
      caravan.stop();
      assertThat(list).exists();
      Files.delete(obstacle);
      caravan.start();
      gone(list);
      await().atMost(PATIENCE).until(() -> caravan.daemon().ledger().lists().unshelved().isEmpty());
      assertThat(files(caravan.output()))
          .containsExactly("spring.csv", "spring.json", "spring.receipt.json");
      assertThat(files(caravan.input())).containsExactly(".done/spring.csv");
      caravan.stop();
    }
  }

  @Test
  void a_list_waits_for_its_marker_where_markers_are_asked_for() throws IOException {
    try (LocalFtpServer server = new LocalFtpServer(folder.resolve("server"))) {
      Path first = drop(server.lists(), "first.csv", MainJobTests.asins(0, 3));
      Path unfinished = drop(server.lists(), "third.csv.part", MainJobTests.asins(0, 3));
      drop(server.lists(), "second.csv", MainJobTests.asins(3, 3));
      Path marker = drop(server.lists(), "second.csv.done", "");
      ftp(server).with(FROM + ".marker", "true").start();
      caravan.receipt("second");
      gone(marker);
      assertThat(first).exists();
      assertThat(unfinished).exists();
      drop(server.lists(), "first.csv.done", "");
      caravan.receipt("first");
      caravan.stop();
    }
  }

  @Test
  void what_other_programs_have_not_finished_on_a_server_is_left_alone() throws IOException {
    try (LocalFtpServer server = new LocalFtpServer(folder.resolve("server"))) {
      String[] unfinished = {
        "a.csv.part", "b.csv.tmp", "c.filepart", "d.crdownload", "e.csv.partial", ".f.csv.swp",
        "g.csv~", "~$h.csv", "Thumbs.db", "desktop.ini", ".hidden.csv", "upload.tmp/i.csv"
      };
      for (String name : unfinished) {
        drop(server.lists(), name, MainJobTests.asins(0, 3));
      }
      drop(server.lists(), "spring.csv", MainJobTests.asins(0, 3));
      ftp(server).start();
      caravan.receipt("spring");
      drop(server.lists(), "autumn.csv", MainJobTests.asins(3, 3));
      caravan.receipt("autumn");
      for (String name : unfinished) {
        assertThat(server.lists().resolve(name)).exists();
      }
      assertThat(files(caravan.output())).hasSize(6);
      caravan.stop();
    }
  }

  @Test
  void a_server_that_comes_back_is_told_of_and_goes_on() throws IOException {
    try (LocalFtpServer server = new LocalFtpServer(folder.resolve("server"))) {
      server.stop();
      drop(server.lists(), "spring.csv", MainJobTests.asins(0, 3));
      ftp(server).start();
      warned("nobody answers at port " + server.port());
      server.start();
      caravan.receipt("spring");
      await()
          .atMost(PATIENCE)
          .until(() -> heard.lines().stream().anyMatch(l -> l.contains("is reached again")));
      caravan.stop();
    }
  }
}
