package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import caravan.crash.SmallDisk;
import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.sandbox.SandboxOptions;
import caravan.settings.StartException;
import caravan.wiring.Daemon;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What fails on the machine is waited for; when its cause has gone, everything goes on by itself.
 */
class MachineFaultTests {

  @TempDir Path folder;

  private InProcess caravan() {
    return new InProcess(folder, SandboxOptions.unlimited().build())
        .with("caravan.circana.rate", "100000")
        .with("caravan.linger", "50ms");
  }

  @Test
  void a_full_disk_under_the_results_is_waited_for() throws Exception {
    Path output = folder.resolve("out");
    try (SmallDisk disk = new SmallDisk(output, "1m");
        InProcess caravan = caravan().with("caravan.http.listen", "127.0.0.1:0")) {
      caravan.start();
      Path filler = disk.fill();
      caravan.drop("a.txt", Home.asins(0, 200));
      await("answered").until(() -> !caravan.daemon().ledger().deliveries().complete(1).isEmpty());
      await("tried, and in vain").until(() -> caravan.health().contains("the disk is full"));
      assertThat(caravan.health()).contains("not ready");
      assertThat(output.resolve("a.receipt.json")).doesNotExist();
      Files.delete(filler);
      assertThat(caravan.receipt("a").at("/rows/total").asInt()).isEqualTo(200);
      assertThat(caravan.sandbox().diary().paidAgain()).isEmpty();
    }
  }

  @Test
  void a_full_disk_under_the_ledger_is_waited_for() throws Exception {
    Path state = folder.resolve("state");
    try (SmallDisk disk = new SmallDisk(state, "24m");
        InProcess caravan = caravan().with("caravan.http.listen", "127.0.0.1:0")) {
      caravan.start().drop("a.txt", Home.asins(0, 20));
      caravan.receipt("a");
      Path filler = disk.fill();
      caravan.drop("b.txt", Home.asins(1_000, 3_000));
      await("tried, and in vain").until(() -> caravan.health().contains("the disk is full"));
      assertThat(caravan.health()).contains("not ready");
      assertThat(caravan.input().resolve("b.txt")).exists();
      Files.delete(filler);
      assertThat(caravan.receipt("b").at("/rows/total").asInt()).isEqualTo(3_000);
      assertThat(caravan.sandbox().diary().paidAgain()).isEmpty();
      await("nothing half read is left")
          .until(() -> caravan.daemon().ledger().overview().atWork(10).isEmpty());
    }
  }

  /** That the health says it for no longer than a minute is shown of TroubleLog. */
  @Test
  void an_output_folder_that_can_only_be_read_is_waited_for_and_the_health_says_it()
      throws Exception {
    Path output = folder.resolve("out");
    try (SmallDisk disk = new SmallDisk(output, "1m");
        InProcess caravan = caravan().with("caravan.http.listen", "127.0.0.1:0")) {
      caravan.start().drop("a.txt", Home.asins(0, 20));
      caravan.receipt("a");
      assertThat(caravan.health()).contains("\"ready\"");
      disk.readOnly();
      caravan.drop("b.txt", Home.asins(100, 200));
      await("answered").until(() -> !caravan.daemon().ledger().deliveries().complete(1).isEmpty());
      assertThat(caravan.health()).contains("not ready").contains("the disk is read-only");
      await("tried, and by the health")
          .until(() -> caravan.health().split("the disk is read-only", -1).length > 2);
      assertThat(output.resolve("b.receipt.json")).doesNotExist();
      disk.writable();
      assertThat(caravan.receipt("b").at("/rows/total").asInt()).isEqualTo(200);
      assertThat(caravan.sandbox().diary().paidAgain()).isEmpty();
    }
  }

  @Test
  void an_output_folder_that_is_gone_is_made_anew() throws Exception {
    try (InProcess caravan = caravan()) {
      caravan.start().drop("a.txt", Home.asins(0, 20));
      caravan.receipt("a");
      Path aside = Files.move(caravan.output(), folder.resolve("unplugged"));
      caravan.drop("de/b.txt", Home.asins(20, 20));
      assertThat(caravan.receipt("de/b").at("/rows/total").asInt()).isEqualTo(20);
      assertThat(aside.resolve("a.receipt.json")).exists();
    }
  }

  @Test
  void a_file_in_the_place_of_the_output_folder_is_waited_for() throws Exception {
    try (InProcess caravan = caravan().with("caravan.http.listen", "127.0.0.1:0")) {
      caravan.start();
      Files.delete(caravan.output());
      Files.writeString(caravan.output(), "in the way");
      caravan.drop("a.txt", Home.asins(0, 20));
      await("answered").until(() -> !caravan.daemon().ledger().deliveries().complete(1).isEmpty());
      assertThat(caravan.health()).contains("not ready").contains("in the way");
      Files.delete(caravan.output());
      assertThat(caravan.receipt("a").at("/rows/total").asInt()).isEqualTo(20);
    }
  }

  @Test
  void a_file_in_the_place_of_a_result_folder_holds_up_that_list_only() throws Exception {
    try (InProcess caravan = caravan()) {
      Files.createDirectories(caravan.output());
      Files.writeString(caravan.output().resolve("books"), "in the way");
      caravan.start().drop("books/a.txt", Home.asins(0, 20)).drop("b.txt", Home.asins(20, 20));
      assertThat(caravan.receipt("b").at("/rows/total").asInt()).isEqualTo(20);
      assertThat(caravan.output().resolve("books")).isRegularFile();
      Files.delete(caravan.output().resolve("books"));
      assertThat(caravan.receipt("books/a").at("/rows/total").asInt()).isEqualTo(20);
    }
  }

  @Test
  void an_input_folder_that_is_gone_is_looked_for_until_it_is_back() throws Exception {
    try (InProcess caravan = caravan().with("caravan.http.listen", "127.0.0.1:0")) {
      caravan.start().drop("a.txt", Home.asins(0, 20));
      caravan.receipt("a");
      Path aside = Files.move(caravan.input(), folder.resolve("unplugged"));
      await("missed").until(() -> caravan.health().contains("is not there"));
      if (Files.exists(caravan.input())) {
        try (Stream<Path> made = Files.walk(caravan.input())) {
          for (Path path : made.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
      Files.move(aside, caravan.input());
      caravan.drop("b.txt", Home.asins(20, 20));
      assertThat(caravan.receipt("b").at("/rows/total").asInt()).isEqualTo(20);
    }
  }

  @Test
  void a_damaged_ledger_is_said_in_one_line_and_the_state_is_free_again() throws Exception {
    try (InProcess caravan = caravan()) {
      Path state = Files.createDirectories(folder.resolve("state"));
      Files.writeString(state.resolve("ledger.db"), "no ledger ".repeat(1_000));
      for (int time = 0; time < 2; time++) {
        assertThatThrownBy(caravan::start)
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
    try (InProcess caravan = caravan().with("caravan.http.listen", "127.0.0.1:0")) {
      caravan.start();
      Files.delete(caravan.output());
      Files.writeString(caravan.output(), "in the way");
      caravan.drop("a.txt", Home.asins(0, 20));
      await("tried to deliver, and by the health")
          .until(() -> caravan.health().split("in the way", -1).length > 2);
      String ledger = "jdbc:sqlite:" + folder.resolve("state/ledger.db");
      try (Connection other = DriverManager.getConnection(ledger);
          Statement statement = other.createStatement()) {
        statement.execute("delete from entry");
      }
      Files.delete(caravan.output());
      await("told")
          .untilAsserted(
              () -> assertThat(caravan.health()).contains("has 0 of the 20 rows of a.txt"));
      assertThat(caravan.output().resolve("a.receipt.json")).doesNotExist();
      assertThat(caravan.output().resolve("a.csv")).doesNotExist();
    }
  }

  @Test
  void a_second_daemon_on_one_state_is_refused_and_told_who_holds_it() {
    try (InProcess caravan = caravan()) {
      caravan.start();
      assertThatThrownBy(() -> Daemon.start(caravan.load(), true))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void what_is_made_is_closed_to_all_but_the_owner_and_its_group() throws Exception {
    try (InProcess caravan = caravan()) {
      caravan.start().drop("a.txt", Home.asins(0, 20)).drop("bad.csv", "no list\0\n");
      caravan.receipt("a");
      await().until(() -> Files.exists(caravan.input().resolve(".failed/bad.csv")));
      for (Path made :
          new Path[] {
            folder.resolve("state"), caravan.output(), caravan.input().resolve(".failed")
          }) {
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
