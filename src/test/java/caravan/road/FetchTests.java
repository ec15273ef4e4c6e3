package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.asinscope.CircanaBarcodes;
import caravan.codes.Choice;
import caravan.ledger.Held;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Lists on servers are fetched and go the same road. */
@Isolated
class FetchTests extends RemoteTests {

  private static Path drop(Path lists, String name, String text) throws IOException {
    Path file = lists.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Post ftp(FtpStation server) {
    return post.with(FROM, "ftp://anna@127.0.0.1:" + server.port() + "/lists")
        .with(FROM + ".password", FtpStation.PASSWORD);
  }

  private Post sftp(SftpStation server, int port) {
    return post.with(FROM, "sftp://anna@127.0.0.1:" + port + "/lists")
        .with(FROM + ".password", SftpStation.PASSWORD)
        .with(FROM + ".known-hosts", server.knownHosts(port).toString());
  }

  private static void gone(Path file) {
    await(file + " is put away").atMost(PATIENCE).until(() -> Files.notExists(file));
  }

  @Test
  void a_list_on_an_ftp_server_is_answered_and_put_away_there() throws IOException {
    try (FtpStation server = new FtpStation(folder.resolve("server"))) {
      Path list = drop(server.lists(), "de/spring sale.csv", MainJobTests.asins(0, 300));
      Path bad = drop(server.lists(), "bad.csv", "");
      ftp(server).open();
      assertThat(post.receipt("de/spring sale").at("/rows/total").asInt()).isEqualTo(300);
      gone(list);
      gone(bad);
      await().until(() -> Files.exists(server.lists().resolve(".failed/bad.csv.reason.txt")));
      assertThat(server.lists().resolve(".done/de/spring sale.csv")).exists();
      assertThat(server.lists().resolve(".failed/bad.csv")).exists();
      assertThat(server.lists().resolve(".failed/bad.csv.reason.txt"))
          .content()
          .contains("the file is empty");
      Files.copy(server.lists().resolve(".done/de/spring sale.csv"), list);
      gone(list);
      assertThat(server.lists().resolve(".done/de/spring sale-2.csv")).exists();
      assertThat(post.receipt("de/spring sale-2").at("/tokensSpent").asInt()).isZero();
      assertThat(folder.resolve("post/state/inbox")).isEmptyDirectory();
      post.shut();
    }
  }

  @Test
  void a_list_that_is_cut_off_on_its_way_is_fetched_again_whole() throws IOException {
    try (SftpStation server = new SftpStation(folder.resolve("server"));
        CutLine line = new CutLine(server.port())) {
      String padding = ("# " + "x".repeat(97) + "\n").repeat(10_000);
      Path list = drop(server.lists(), "urgent/spring.csv", MainJobTests.asins(0, 300) + padding);
      line.cutAfter(500_000);
      sftp(server, line.port()).open();
      assertThat(post.receipt("urgent/spring").at("/rows/total").asInt()).isEqualTo(300);
      gone(list);
      assertThat(server.lists().resolve(".done/urgent/spring.csv")).exists();
      assertThat(line.cuts()).isEqualTo(1);
      assertThat(files(post.output()))
          .containsExactly("urgent/spring.csv", "urgent/spring.json", "urgent/spring.receipt.json");
      assertThat(warnings("connection was")).isEqualTo(1);
      assertThat(heard.warnings()).allMatch(line1 -> !line1.contains("\tat "));
      post.shut();
    }
  }

  @Test
  void one_server_that_refuses_us_stops_no_other_and_is_told_of_once() throws IOException {
    try (FtpStation wrong = new FtpStation(folder.resolve("wrong"));
        FtpStation right = new FtpStation(folder.resolve("right"))) {
      drop(wrong.lists(), "secret.csv", MainJobTests.asins(0, 3));
      drop(right.lists(), "spring.csv", MainJobTests.asins(0, 3));
      post.with(
              FROM,
              "ftp://anna@localhost:%d/lists, ftp://anna@127.0.0.1:%d/lists"
                  .formatted(wrong.port(), right.port()))
          .with(FROM + ".localhost.password", "wrong-canary")
          .with(FROM + ".127.0.0.1.password", FtpStation.PASSWORD)
          .open();
      warned("ftp://anna@localhost:" + wrong.port() + "/lists", "refuses the login of anna");
      post.receipt("spring");
      assertThat(warnings("refuses the login")).isEqualTo(1);
      assertThat(warnings("\tat ")).isZero();
      assertThat(wrong.lists().resolve("secret.csv")).exists();
      post.shut();
    }
  }

  @Test
  void an_unknown_host_key_ends_it_before_the_password_is_told() throws IOException {
    try (SftpStation server = new SftpStation(folder.resolve("server"))) {
      drop(server.lists(), "spring.csv", MainJobTests.asins(0, 3));
      sftp(server, server.port());
      server.knownHosts(server.port(), SftpStation.key());
      post.open();
      warned(
          "its key is another than the one in", "known-hosts", "ssh-keyscan -p " + server.port());
      assertThat(server.logins()).isZero();
      assertThat(warnings("\tat ")).isZero();
      post.shut();
    }
  }

  @Test
  void an_ftps_server_whose_certificate_nobody_vouches_for_is_refused() throws IOException {
    try (FtpStation server = FtpStation.secure(folder.resolve("server"))) {
      drop(server.lists(), "spring.csv", MainJobTests.asins(0, 3));
      ftp(server).with(FROM, "ftps://anna@127.0.0.1:" + server.port() + "/lists").open();
      warned("its certificate is not trusted", ".certificate-file");
      assertThat(server.transfers().passwords()).isZero();
      assertThat(server.lists().resolve("spring.csv")).exists();
      post.shut();
    }
  }

  @Test
  void a_sub_folder_of_an_sftp_server_that_may_not_be_listed_costs_only_itself()
      throws IOException {
    try (SftpStation server = new SftpStation(folder.resolve("server"))) {
      drop(server.lists(), "closed/winter.csv", MainJobTests.asins(0, 3));
      drop(server.lists(), "spring.csv", MainJobTests.asins(0, 3));
      drop(server.lists(), "de/autumn.csv", MainJobTests.asins(0, 3));
      sftp(server, server.port()).open();
      post.receipt("spring");
      post.receipt("de/autumn");
      warned("the folder lists/closed may not be listed");
      assertThat(warnings("may not be listed")).isEqualTo(1);
      assertThat(server.lists().resolve("closed/winter.csv")).exists();
      post.shut();
    }
  }

  @Test
  void names_that_lead_elsewhere_are_left_alone() throws IOException {
    String[] odd = {
      "../../evil.csv", "..\\evil.csv", "a/../../evil.csv", "a\\..\\evil.csv", "ev*l.csv"
    };
    OddFiles files = new OddFiles(odd);
    try (FtpStation server = new FtpStation(folder.resolve("server"), files)) {
      drop(server.lists(), "spring.csv", MainJobTests.asins(0, 3));
      ftp(server).open();
      post.receipt("spring");
      warned("lists the name 'a/../../evil.csv'", "left alone");
      warned("lists the name 'ev*l.csv'", "left alone");
      post.shut();
      assertThat(files(post.output()))
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
    try (SftpStation server = new SftpStation(folder.resolve("server"))) {
      Path list = drop(server.lists(), "spring.csv", MainJobTests.asins(0, 30));
      Path obstacle = Files.writeString(server.lists().resolve(".done"), "a file in the way");
      sftp(server, server.port()).open();
      post.receipt("spring");
      warned("spring.csv");
      post.shut();
      assertThat(list).exists();
      Files.delete(obstacle);
      post.open();
      gone(list);
      assertThat(files(post.output()))
          .containsExactly("spring.csv", "spring.json", "spring.receipt.json");
      await().until(() -> post.daemon().ledger().lists().unshelved().isEmpty());
      assertThat(post.sandbox().diary().calls(CircanaBarcodes.CHANNEL)).isEqualTo(1);
      post.shut();
    }
  }

  @Test
  void a_list_that_was_put_away_without_our_knowing_can_be_dropped_again() throws IOException {
    try (SftpStation server = new SftpStation(folder.resolve("server"))) {
      Path list = drop(server.lists(), "spring.csv", MainJobTests.asins(0, 30));
      Path obstacle = Files.writeString(server.lists().resolve(".done"), "a file in the way");
      sftp(server, server.port()).open();
      post.receipt("spring");
      post.shut();
      Files.delete(obstacle);
      Files.delete(list);
      post.open();
      await().until(() -> post.daemon().ledger().lists().unshelved().isEmpty());
      drop(server.lists(), "spring.csv", MainJobTests.asins(0, 30));
      post.receipt("spring-2");
      post.shut();
    }
  }

  private Path held(String place) {
    Path file = post.input().resolve(".held").resolve(place);
    await(place + " is held")
        .atMost(PATIENCE)
        .until(() -> !post.daemon().ledger().overview().held().isEmpty());
    assertThat(file).exists();
    return file;
  }

  @Test
  void a_list_in_doubt_is_held_here_and_put_away_there_as_one_that_was_taken_in()
      throws IOException {
    try (FtpStation server = new FtpStation(folder.resolve("server"))) {
      String doubtful = HeldListTests.doubtful(0, 12);
      Path list = drop(server.lists(), "de/spring.csv", doubtful);
      drop(server.lists(), "autumn.csv", MainJobTests.asins(0, 3));
      ftp(server).open();
      post.receipt("autumn");
      assertThat(held("de/spring.csv")).hasContent(doubtful.strip());
      gone(list);
      assertThat(server.lists().resolve(".done/de/spring.csv")).exists();
      assertThat(warnings("de/spring.csv is held")).isEqualTo(1);
      await().until(() -> post.daemon().ledger().overview().held().get(0).shelved());
      post.shut();
      post.open();
      Held waiting = post.daemon().ledger().overview().held().get(0);
      post.daemon()
          .ledger()
          .holds()
          .release(waiting.id(), new Choice("Artikel", null, null, null, false), Instant.now());
      assertThat(post.receipt("de/spring").at("/rows/total").asInt()).isEqualTo(12);
      await().until(() -> Files.exists(post.input().resolve(".done/de/spring.csv")));
      await().until(() -> post.daemon().ledger().overview().held().isEmpty());
      assertThat(post.daemon().ledger().lists().unshelved()).isEmpty();
      assertThat(folder.resolve("post/state/inbox")).isEmptyDirectory();
      post.shut();
    }
  }

  @Test
  void a_list_that_is_held_and_could_not_be_put_away_there_is_held_once() throws IOException {
    try (SftpStation server = new SftpStation(folder.resolve("server"))) {
      Path list = drop(server.lists(), "spring.csv", HeldListTests.doubtful(0, 12));
      Path obstacle = Files.writeString(server.lists().resolve(".done"), "a file in the way");
      sftp(server, server.port()).open();
      held("spring.csv");
      await("refused").atMost(PATIENCE).until(() -> warnings("spring.csv: Accessed location") == 1);
      post.shut();
      post.open();
      await("again").atMost(PATIENCE).until(() -> warnings("spring.csv: Accessed location") == 2);
      assertThat(files(post.input()))
          .containsExactly(".held/spring.csv", ".held/spring.csv.why.txt");
      Held waiting = post.daemon().ledger().overview().held().get(0);
      post.daemon().ledger().holds().release(waiting.id(), Choice.AS_READ, Instant.now());
      post.receipt("spring");
      post.shut();
      assertThat(list).exists();
      Files.delete(obstacle);
      post.open();
      gone(list);
      await().until(() -> post.daemon().ledger().lists().unshelved().isEmpty());
      assertThat(files(post.output()))
          .containsExactly("spring.csv", "spring.json", "spring.receipt.json");
      assertThat(files(post.input())).containsExactly(".done/spring.csv");
      post.shut();
    }
  }

  @Test
  void a_list_waits_for_its_marker_where_markers_are_asked_for() throws IOException {
    try (FtpStation server = new FtpStation(folder.resolve("server"))) {
      Path first = drop(server.lists(), "first.csv", MainJobTests.asins(0, 3));
      Path unfinished = drop(server.lists(), "third.csv.part", MainJobTests.asins(0, 3));
      drop(server.lists(), "second.csv", MainJobTests.asins(3, 3));
      Path marker = drop(server.lists(), "second.csv.done", "");
      ftp(server).with(FROM + ".marker", "true").open();
      post.receipt("second");
      gone(marker);
      assertThat(first).exists();
      assertThat(unfinished).exists();
      drop(server.lists(), "first.csv.done", "");
      post.receipt("first");
      post.shut();
    }
  }

  @Test
  void what_other_programs_have_not_finished_on_a_server_is_left_alone() throws IOException {
    try (FtpStation server = new FtpStation(folder.resolve("server"))) {
      String[] unfinished = {
        "a.csv.part", "b.csv.tmp", "c.filepart", "d.crdownload", "e.csv.partial", ".f.csv.swp",
        "g.csv~", "~$h.csv", "Thumbs.db", "desktop.ini", ".hidden.csv", "upload.tmp/i.csv"
      };
      for (String name : unfinished) {
        drop(server.lists(), name, MainJobTests.asins(0, 3));
      }
      drop(server.lists(), "spring.csv", MainJobTests.asins(0, 3));
      ftp(server).open();
      post.receipt("spring");
      drop(server.lists(), "autumn.csv", MainJobTests.asins(3, 3));
      post.receipt("autumn");
      for (String name : unfinished) {
        assertThat(server.lists().resolve(name)).exists();
      }
      assertThat(files(post.output())).hasSize(6);
      post.shut();
    }
  }

  @Test
  void a_server_that_comes_back_is_told_of_and_goes_on() throws IOException {
    try (FtpStation server = new FtpStation(folder.resolve("server"))) {
      server.shut();
      drop(server.lists(), "spring.csv", MainJobTests.asins(0, 3));
      ftp(server).open();
      warned("nobody answers at port " + server.port());
      server.open();
      post.receipt("spring");
      await().until(() -> heard.lines().stream().anyMatch(l -> l.contains("is reached again")));
      post.shut();
    }
  }

  @Test
  void a_password_is_in_no_line_of_any_log() throws IOException {
    try (FtpStation server = new FtpStation(folder.resolve("server"));
        SftpStation other = new SftpStation(folder.resolve("other"))) {
      heard.all();
      drop(server.lists(), "spring.csv", MainJobTests.asins(0, 3));
      post.with(FROM, "ftp://anna@127.0.0.1:" + server.port() + "/lists")
          .with(FROM + ".password", FtpStation.PASSWORD)
          .with("caravan.output.remote", "sftp://anna@127.0.0.1:" + other.port() + "/lists")
          .with("caravan.output.remote.password", SftpStation.PASSWORD)
          .with("caravan.output.remote.known-hosts", other.knownHosts(other.port()).toString())
          .open();
      Path receipt = other.lists().resolve("spring.receipt.json");
      await().atMost(PATIENCE).until(() -> Files.exists(receipt));
      post.shut();
      assertThat(heard.lines()).hasSizeGreaterThan(100);
      assertThat(heard.lines()).noneMatch(line -> line.contains("canary)"));
    }
  }
}
