package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import caravan.crash.SmallDisk;
import caravan.sandbox.SandboxOptions;
import caravan.settings.StartException;
import caravan.wiring.Daemon;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What fails on the machine is waited for; when its cause has gone, everything goes on by itself.
 */
class MachineFaultTests {

  @TempDir Path folder;

  private Post post() {
    return new Post(folder, SandboxOptions.unlimited().build())
        .with("caravan.circana.rate", "100000");
  }

  @Test
  void a_full_disk_under_the_results_is_waited_for() throws Exception {
    Path output = folder.resolve("out");
    try (SmallDisk disk = new SmallDisk(output, "1m");
        Post post = post().with("caravan.http.listen", "127.0.0.1:0")) {
      post.open();
      Path filler = disk.fill();
      post.drop("a.txt", Post.asins(0, 200));
      await("answered").until(() -> !post.daemon().ledger().deliveries().complete(1).isEmpty());
      await("not written")
          .during(Duration.ofSeconds(2))
          .until(() -> Files.notExists(output.resolve("a.receipt.json")));
      assertThat(post.health()).contains("not ready").contains("the disk is full");
      Files.delete(filler);
      assertThat(post.receipt("a").at("/rows/total").asInt()).isEqualTo(200);
      assertThat(post.sandbox().diary().paidAgain()).isEmpty();
    }
  }

  @Test
  void a_full_disk_under_the_ledger_is_waited_for() throws Exception {
    Path state = folder.resolve("state");
    try (SmallDisk disk = new SmallDisk(state, "24m");
        Post post = post().with("caravan.http.listen", "127.0.0.1:0")) {
      post.open().drop("a.txt", Post.asins(0, 20));
      post.receipt("a");
      Path filler = disk.fill();
      post.drop("b.txt", Post.asins(1_000, 3_000));
      await("it stays where it is")
          .during(Duration.ofSeconds(3))
          .until(() -> Files.exists(post.input().resolve("b.txt")));
      assertThat(post.health()).contains("not ready").contains("the disk is full");
      Files.delete(filler);
      assertThat(post.receipt("b").at("/rows/total").asInt()).isEqualTo(3_000);
      assertThat(post.sandbox().diary().paidAgain()).isEmpty();
      await("nothing half read is left")
          .until(() -> post.daemon().ledger().overview().atWork(10).isEmpty());
    }
  }

  @Test
  void an_output_folder_that_can_only_be_read_is_waited_for_and_the_health_says_it()
      throws Exception {
    Path output = folder.resolve("out");
    try (SmallDisk disk = new SmallDisk(output, "1m");
        Post post = post().with("caravan.http.listen", "127.0.0.1:0")) {
      post.open().drop("a.txt", Post.asins(0, 20));
      post.receipt("a");
      assertThat(post.health()).contains("\"ready\"");
      disk.readOnly();
      post.drop("b.txt", Post.asins(100, 200));
      await("answered").until(() -> !post.daemon().ledger().deliveries().complete(1).isEmpty());
      assertThat(post.health()).contains("not ready").contains("the disk is read-only");
      await("not written")
          .during(Duration.ofSeconds(2))
          .until(() -> Files.notExists(output.resolve("b.receipt.json")));
      disk.writable();
      assertThat(post.receipt("b").at("/rows/total").asInt()).isEqualTo(200);
      assertThat(post.sandbox().diary().paidAgain()).isEmpty();
      await("ready again")
          .atMost(Duration.ofMinutes(2))
          .until(() -> post.health().contains("\"ready\""));
    }
  }

  @Test
  void an_output_folder_that_is_gone_is_made_anew() throws Exception {
    try (Post post = post()) {
      post.open().drop("a.txt", Post.asins(0, 20));
      post.receipt("a");
      Path aside = Files.move(post.output(), folder.resolve("unplugged"));
      post.drop("de/b.txt", Post.asins(20, 20));
      assertThat(post.receipt("de/b").at("/rows/total").asInt()).isEqualTo(20);
      assertThat(aside.resolve("a.receipt.json")).exists();
    }
  }

  @Test
  void a_file_in_the_place_of_the_output_folder_is_waited_for() throws Exception {
    try (Post post = post().with("caravan.http.listen", "127.0.0.1:0")) {
      post.open();
      Files.delete(post.output());
      Files.writeString(post.output(), "in the way");
      post.drop("a.txt", Post.asins(0, 20));
      await("answered").until(() -> !post.daemon().ledger().deliveries().complete(1).isEmpty());
      assertThat(post.health()).contains("not ready").contains("in the way");
      Files.delete(post.output());
      assertThat(post.receipt("a").at("/rows/total").asInt()).isEqualTo(20);
    }
  }

  @Test
  void a_file_in_the_place_of_a_result_folder_holds_up_that_list_only() throws Exception {
    try (Post post = post()) {
      Files.createDirectories(post.output());
      Files.writeString(post.output().resolve("books"), "in the way");
      post.open().drop("books/a.txt", Post.asins(0, 20)).drop("b.txt", Post.asins(20, 20));
      assertThat(post.receipt("b").at("/rows/total").asInt()).isEqualTo(20);
      assertThat(post.output().resolve("books")).isRegularFile();
      Files.delete(post.output().resolve("books"));
      assertThat(post.receipt("books/a").at("/rows/total").asInt()).isEqualTo(20);
    }
  }

  @Test
  void an_input_folder_that_is_gone_is_looked_for_until_it_is_back() throws Exception {
    try (Post post = post()) {
      post.open().drop("a.txt", Post.asins(0, 20));
      post.receipt("a");
      Path aside = Files.move(post.input(), folder.resolve("unplugged"));
      await()
          .during(Duration.ofSeconds(1))
          .until(() -> Files.notExists(post.input().resolve("b.txt")));
      if (Files.exists(post.input())) {
        try (Stream<Path> made = Files.walk(post.input())) {
          for (Path path : made.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
      Files.move(aside, post.input());
      post.drop("b.txt", Post.asins(20, 20));
      assertThat(post.receipt("b").at("/rows/total").asInt()).isEqualTo(20);
    }
  }

  @Test
  void a_damaged_ledger_is_said_in_one_line_and_the_state_is_free_again() throws Exception {
    try (Post post = post()) {
      Path state = Files.createDirectories(folder.resolve("state"));
      Files.writeString(state.resolve("ledger.db"), "no ledger ".repeat(1_000));
      for (int time = 0; time < 2; time++) {
        assertThatThrownBy(post::open)
            .isInstanceOf(StartException.class)
            .hasMessageContaining("ledger.db")
            .hasMessageContaining("damaged")
            .message()
            .hasLineCount(1);
      }
    }
  }

  @Test
  void a_list_whose_rows_have_gone_from_the_ledger_is_not_delivered_as_done() throws Exception {
    try (Post post = post().with("caravan.http.listen", "127.0.0.1:0")) {
      post.open();
      Files.delete(post.output());
      Files.writeString(post.output(), "in the way");
      post.drop("a.txt", Post.asins(0, 20));
      await("tried to deliver, and by the health")
          .atMost(Duration.ofSeconds(30))
          .until(() -> post.health().split("in the way", -1).length > 2);
      String ledger = "jdbc:sqlite:" + folder.resolve("state/ledger.db");
      try (Connection other = DriverManager.getConnection(ledger);
          Statement statement = other.createStatement()) {
        statement.execute("delete from entry");
      }
      Files.delete(post.output());
      await("told")
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> assertThat(post.health()).contains("has 0 of the 20 rows of a.txt"));
      assertThat(post.output().resolve("a.receipt.json")).doesNotExist();
      assertThat(post.output().resolve("a.csv")).doesNotExist();
    }
  }

  @Test
  void a_second_daemon_on_one_state_is_refused_and_told_who_holds_it() {
    try (Post post = post()) {
      post.open();
      assertThatThrownBy(() -> Daemon.start(post.settings(), true))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void what_is_made_is_closed_to_all_but_the_owner_and_its_group() throws Exception {
    try (Post post = post()) {
      post.open().drop("a.txt", Post.asins(0, 20)).drop("bad.csv", "no list\0\n");
      post.receipt("a");
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> Files.exists(post.input().resolve(".failed/bad.csv")));
      for (Path made :
          new Path[] {folder.resolve("state"), post.output(), post.input().resolve(".failed")}) {
        try (Stream<Path> files = Files.walk(made)) {
          assertThat(files.filter(file -> !file.endsWith("bad.csv")))
              .allSatisfy(
                  file ->
                      assertThat(Files.getPosixFilePermissions(file))
                          .as(file.toString())
                          .doesNotContain(
                              PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE));
        }
      }
    }
  }
}
