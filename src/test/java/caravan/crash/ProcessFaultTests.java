package caravan.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import caravan.asinscope.CircanaBarcodes;
import caravan.sandbox.RateLimit;
import caravan.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a machine can do to a process: its log, its open files, its clock. */
class ProcessFaultTests {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path folder;

  @Test
  void a_full_disk_under_the_log_stops_nothing_and_the_health_says_it() throws Exception {
    Path logs = folder.resolve("logs");
    try (SmallDisk disk = new SmallDisk(logs, "256k");
        Yard yard = new Yard(folder, SandboxOptions.unlimited().build());
        Victim caravan = yard.run("", List.of(), logs.resolve("log"))) {
      Path filler = disk.fill();
      for (int list = 0; list < 60; list++) {
        yard.drop("a" + list + ".txt", list * 100, 20);
      }
      for (int list = 0; list < 60; list++) {
        assertThat(yard.receipt("a" + list, PATIENCE).at("/rows/total").asInt()).isEqualTo(20);
      }
      assertThat(yard.health()).contains("the log can't be written").contains("No space left");
      Files.delete(filler);
      yard.drop("b.txt", 100_000, 20);
      yard.receipt("b", PATIENCE);
      await("ready again").atMost(PATIENCE).until(() -> yard.health().contains("\"ready\""));
      assertThat(Files.readString(logs.resolve("log"))).contains("lines of the log are missing");
      assertThat(yard.sandbox().diary().paidAgain()).isEmpty();
      assertThat(caravan.handle().isAlive()).isTrue();
    }
  }

  @Test
  void no_file_left_to_open_is_said_and_waited_for() throws Exception {
    try (Yard yard = new Yard(folder, SandboxOptions.unlimited().build());
        Victim caravan = yard.run("", List.of(), yard.log())) {
      yard.drop("a.txt", 0, 20);
      yard.receipt("a", PATIENCE);
      limit(caravan, openFiles(caravan) - 20); // also where some are closed meanwhile
      yard.drop("b.txt", 1_000, 2_000);
      await("said")
          .atMost(PATIENCE)
          .until(() -> yard.logged().contains("files and connections are open"));
      await("nothing half done")
          .during(Duration.ofSeconds(3))
          .atMost(PATIENCE)
          .until(() -> !yard.delivered("b"));
      assertThat(yard.input().resolve(".failed")).doesNotExist();
      limit(caravan, 4_096);
      await("the health says it")
          .atMost(PATIENCE)
          .until(() -> yard.health().contains("files and connections are open"));
      assertThat(yard.receipt("b", PATIENCE).at("/rows/total").asInt()).isEqualTo(2_000);
      await("ready again").atMost(PATIENCE).until(() -> yard.health().contains("\"ready\""));
      assertThat(yard.sandbox().diary().paidAgain()).isEmpty();
    }
  }

  private static long openFiles(Victim caravan) throws IOException {
    try (var files = Files.list(Path.of("/proc/" + caravan.handle().pid() + "/fd"))) {
      return files.count();
    }
  }

  private static void limit(Victim caravan, long files) throws Exception {
    Process process =
        new ProcessBuilder(
                "prlimit", "--pid", "" + caravan.handle().pid(), "--nofile=" + files + ":4096")
            .inheritIO()
            .start();
    assumeTrue(
        process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0,
        "prlimit can't be used here");
  }

  @Test
  void connections_without_a_word_take_no_more_than_their_share() throws Exception {
    List<Socket> silent = new ArrayList<>();
    try (Yard yard = new Yard(folder, SandboxOptions.unlimited().build());
        Victim caravan = yard.run("ulimit -n 512", List.of(), yard.log())) {
      await("all of it").atMost(PATIENCE).until(() -> yard.logged().contains("Watching"));
      for (int i = 0; i < 600; i++) {
        silent.add(new Socket(InetAddress.getLoopbackAddress(), yard.port()));
      }
      yard.drop("a.txt", 0, 2_000);
      assertThat(yard.receipt("a", PATIENCE).at("/rows/total").asInt()).isEqualTo(2_000);
      assertThat(openFiles(caravan)).isLessThan(450);
      await("the status is seen again")
          .atMost(PATIENCE)
          .until(() -> yard.health().contains("\"ready\""));
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void a_list_that_may_not_be_read_fails_with_that_reason_and_the_others_are_delivered()
      throws Exception {
    boolean root = System.getProperty("user.name").equals("root");
    assumeTrue(!root || Files.exists(Path.of("/usr/bin/setpriv")), "root may read everything");
    String shell =
        root ? "exec setpriv --bounding-set=-dac_override,-dac_read_search -- \"$@\"" : "";
    try (Yard yard = new Yard(folder, SandboxOptions.unlimited().build());
        Victim caravan = yard.run(shell, List.of(), yard.log())) {
      Path closed = Files.writeString(yard.input().resolve("closed.txt.part"), "B000000001\n");
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("-w-------"));
      Files.move(closed, yard.input().resolve("closed.txt"));
      yard.drop("open.txt", 0, 20);
      assertThat(yard.receipt("open", PATIENCE).at("/rows/total").asInt()).isEqualTo(20);
      Path reason = yard.input().resolve(".failed/closed.txt.reason.txt");
      await("failed").atMost(PATIENCE).until(() -> Files.exists(reason));
      assertThat(Files.readString(reason)).contains("may not read");
      assertThat(caravan.handle().isAlive()).isTrue();
    }
  }

  @Test
  void a_clock_that_is_set_back_and_forth_neither_overruns_the_plan_nor_stops_anything()
      throws Exception {
    Path ahead = Files.write(folder.resolve("ahead"), new byte[Long.BYTES]);
    SandboxOptions plan =
        SandboxOptions.unlimited()
            .circana(RateLimit.unlimited().withRate(100, Duration.ofSeconds(2)))
            .build();
    try (Yard yard = new Yard(folder, plan)) {
      yard.with("CARAVAN_CIRCANA_RATE", "100").with("CARAVAN_CIRCANA_WINDOW", "2s");
      yard.with("LD_PRELOAD", clock().toString()).with("CLOCK_AHEAD", ahead.toString());
      try (Victim caravan = yard.run("", List.of(), yard.log())) {
        yard.drop("a.txt", 0, 1_000);
        int number = 0;
        for (Duration step : List.of(Duration.ofHours(1), Duration.ofHours(-1), Duration.ZERO)) {
          long calls = yard.sandbox().diary().calls(CircanaBarcodes.CHANNEL);
          await("it goes on")
              .atMost(Duration.ofMinutes(1))
              .until(() -> yard.sandbox().diary().calls(CircanaBarcodes.CHANNEL) >= calls + 2);
          Files.write(
              ahead,
              ByteBuffer.allocate(Long.BYTES)
                  .order(ByteOrder.nativeOrder())
                  .putLong(step.toSeconds())
                  .array(),
              StandardOpenOption.WRITE);
          yard.drop("b" + number + ".txt", 10_000 + number, 1, Instant.now().plus(step));
          number++;
        }
        yard.receipt("a", PATIENCE);
        for (int list = 0; list < number; list++) {
          yard.receipt("b" + list, PATIENCE);
        }
        assertThat(yard.sandbox().densestWindow(CircanaBarcodes.CHANNEL)).isLessThanOrEqualTo(1.0);
        assertThat(yard.sandbox().diary().answeredWith(CircanaBarcodes.CHANNEL, 429)).isZero();
        assertThat(yard.logged()).contains("clock went ahead by").contains("clock went back by");
        assertThat(caravan.handle().isAlive()).isTrue();
      }
    }
  }

  @Test
  void a_clock_that_is_set_forth_while_nobody_runs_does_not_open_the_window_early()
      throws Exception {
    Path ahead = Files.write(folder.resolve("ahead"), new byte[Long.BYTES]);
    SandboxOptions plan =
        SandboxOptions.unlimited()
            .circana(RateLimit.unlimited().withRate(100, Duration.ofSeconds(20)))
            .build();
    try (Yard yard = new Yard(folder, plan)) {
      yard.with("CARAVAN_CIRCANA_RATE", "100").with("CARAVAN_CIRCANA_WINDOW", "20s");
      yard.with("LD_PRELOAD", clock().toString()).with("CLOCK_AHEAD", ahead.toString());
      try (Victim caravan = yard.run("", List.of(), yard.log())) {
        yard.drop("a.txt", 0, 100);
        yard.receipt("a", PATIENCE);
        assertThat(caravan.handle().isAlive()).isTrue();
      }
      long hour = Duration.ofHours(1).toSeconds();
      Files.write(
          ahead,
          ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder()).putLong(hour).array(),
          StandardOpenOption.WRITE);
      try (Victim caravan = yard.run("", List.of(), yard.log())) {
        yard.drop("b.txt", 1_000, 100, Instant.now().plusSeconds(hour));
        yard.receipt("b", PATIENCE);
        assertThat(yard.sandbox().densestWindow(CircanaBarcodes.CHANNEL)).isLessThanOrEqualTo(1.0);
        assertThat(yard.sandbox().diary().answeredWith(CircanaBarcodes.CHANNEL, 429)).isZero();
        assertThat(yard.logged()).containsPattern("clock was set ahead by 3(599|60[01]) s");
        assertThat(caravan.handle().isAlive()).isTrue();
      }
    }
  }

  /** A library that sets the clock of one process; made here, where a compiler is. */
  private Path clock() throws Exception {
    Path library = folder.resolve("clock.so");
    Path source = Path.of("src/test/resources/clock.c");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/cc")), "there is no C compiler");
    Process process =
        new ProcessBuilder(
                "/usr/bin/cc",
                "-shared",
                "-fPIC",
                "-O1",
                "-o",
                library.toString(),
                source.toString())
            .inheritIO()
            .start();
    assumeTrue(
        process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0,
        "the clock can't be made here");
    return library;
  }
}
