package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import caravan.sandbox.SandboxOptions;
import caravan.wiring.Daemon;
import caravan.wiring.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
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

  private static boolean run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).inheritIO().start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  private static void mount(Path at, String size) throws Exception {
    Files.createDirectories(at);
    boolean root =
        System.getProperty("user.name").equals("root") && Files.exists(Path.of("/bin/mount"));
    assumeTrue(
        root && run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", at.toString()),
        "only root may mount a small disk");
  }

  private static Path fill(Path disk) throws IOException {
    Path filler = disk.resolve("filler");
    try (var out = Files.newOutputStream(filler)) {
      byte[] block = new byte[4096];
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      return filler;
    }
  }

  @Test
  void a_full_disk_under_the_results_is_waited_for() throws Exception {
    Path output = folder.resolve("out");
    mount(output, "1m");
    try (Post post = post()) {
      post.open();
      Path filler = fill(output);
      post.drop("a.txt", MainJobTests.asins(0, 200));
      await("answered").until(() -> !post.daemon().ledger().complete(1).isEmpty());
      await("not written")
          .during(Duration.ofSeconds(2))
          .until(() -> Files.notExists(output.resolve("a.receipt.json")));
      Files.delete(filler);
      assertThat(post.receipt("a").at("/rows/total").asInt()).isEqualTo(200);
      assertThat(post.sandbox().diary().paidAgain()).isEmpty();
    } finally {
      run("umount", "-l", output.toString());
    }
  }

  @Test
  void a_full_disk_under_the_ledger_is_waited_for() throws Exception {
    Path state = folder.resolve("state");
    mount(state, "24m");
    try (Post post = post()) {
      post.open().drop("a.txt", MainJobTests.asins(0, 20));
      post.receipt("a");
      Path filler = fill(state);
      post.drop("b.txt", MainJobTests.asins(1_000, 3_000));
      await("it stays where it is")
          .during(Duration.ofSeconds(3))
          .until(() -> Files.exists(post.input().resolve("b.txt")));
      Files.delete(filler);
      assertThat(post.receipt("b").at("/rows/total").asInt()).isEqualTo(3_000);
      assertThat(post.sandbox().diary().paidAgain()).isEmpty();
      assertThat(post.daemon().ledger().atWork(10)).isEmpty();
    } finally {
      run("umount", "-l", state.toString());
    }
  }

  @Test
  void a_file_in_the_place_of_a_result_folder_holds_up_that_list_only() throws Exception {
    try (Post post = post()) {
      Files.createDirectories(post.output());
      Files.writeString(post.output().resolve("books"), "in the way");
      post.open()
          .drop("books/a.txt", MainJobTests.asins(0, 20))
          .drop("b.txt", MainJobTests.asins(20, 20));
      assertThat(post.receipt("b").at("/rows/total").asInt()).isEqualTo(20);
      assertThat(post.output().resolve("books")).isRegularFile();
      Files.delete(post.output().resolve("books"));
      assertThat(post.receipt("books/a").at("/rows/total").asInt()).isEqualTo(20);
    }
  }

  @Test
  void an_input_folder_that_is_gone_is_looked_for_until_it_is_back() throws Exception {
    try (Post post = post()) {
      post.open().drop("a.txt", MainJobTests.asins(0, 20));
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
      post.drop("b.txt", MainJobTests.asins(20, 20));
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
      post.open().drop("a.txt", MainJobTests.asins(0, 20)).drop("bad.csv", "no list\0\n");
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
