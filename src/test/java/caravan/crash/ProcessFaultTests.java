package caravan.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import caravan.asinscope.CircanaBarcodes;
import caravan.harness.CaravanProcess;
import caravan.harness.Home;
import caravan.harness.ProcessClock;
import caravan.sandbox.RateLimit;
import caravan.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a machine can do to a process: its log, its open files, its clock. */
@Order(1)
class ProcessFaultTests {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path folder;

  private Home home(SandboxOptions sandboxed) {
    return new Home(folder, sandboxed)
        .listening()
        .with("caravan.circana.rate", "100000")
        .with("caravan.circana.daily", "0");
  }

  private static CaravanProcess run(Home home) {
    return CaravanProcess.command("run").at(home).logging().start(home.log()).up(home);
  }

  @Test
  void a_full_disk_under_the_log_stops_nothing_and_the_health_says_it() throws Exception {
    Path logs = folder.resolve("logs");
    try (SmallDisk disk = new SmallDisk(logs, "256k");
        Home home = home(SandboxOptions.unlimited().build());
        CaravanProcess caravan =
            CaravanProcess.command("run").at(home).logging().start(logs.resolve("log")).up(home)) {
      Path filler = disk.fill();
      for (int list = 0; list < 60; list++) {
        home.drop("a" + list + ".txt", Home.asins(list * 100, 20));
      }
      for (int list = 0; list < 60; list++) {
        assertThat(home.receipt("a" + list, PATIENCE).at("/rows/total").asInt()).isEqualTo(20);
      }
      assertThat(home.health()).contains("the log can't be written").contains("No space left");
      Files.delete(filler);
      home.drop("b.txt", Home.asins(100_000, 20));
      home.receipt("b", PATIENCE);
      await("ready again").atMost(PATIENCE).until(() -> home.health().contains("\"ready\""));
      assertThat(Files.readString(logs.resolve("log"))).contains("lines of the log are missing");
      assertThat(home.sandbox().diary().paidAgain()).isEmpty();
      assertThat(caravan.alive()).isTrue();
    }
  }

  @Test
  void no_file_left_to_open_is_said_and_waited_for() throws Exception {
    try (Home home = home(SandboxOptions.unlimited().build());
        CaravanProcess caravan = run(home)) {
      home.drop("a.txt", Home.asins(0, 20));
      home.receipt("a", PATIENCE);
      limit(caravan, openFiles(caravan) - 20); // also where some are closed meanwhile
      home.drop("b.txt", Home.asins(1_000, 2_000));
      await("said")
          .atMost(PATIENCE)
          .until(() -> home.logged().contains("files and connections are open"));
      await("nothing half done")
          .during(Duration.ofSeconds(1))
          .atMost(PATIENCE)
          .until(() -> !home.delivered("b"));
      assertThat(home.input().resolve(".failed")).doesNotExist();
      limit(caravan, 4_096);
      await("the health says it")
          .atMost(PATIENCE)
          .until(() -> home.health().contains("files and connections are open"));
      assertThat(home.receipt("b", PATIENCE).at("/rows/total").asInt()).isEqualTo(2_000);
      await("ready again").atMost(PATIENCE).until(() -> home.health().contains("\"ready\""));
      assertThat(home.sandbox().diary().paidAgain()).isEmpty();
    }
  }

  private static long openFiles(CaravanProcess caravan) throws IOException {
    try (var files = Files.list(Path.of("/proc/" + caravan.handle().pid() + "/fd"))) {
      return files.count();
    }
  }

  private static void limit(CaravanProcess caravan, long files) throws Exception {
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
    try (Home home = home(SandboxOptions.unlimited().build());
        CaravanProcess caravan =
            CaravanProcess.command("run")
                .at(home)
                .after("ulimit -n 512")
                .logging()
                .start(home.log())
                .up(home)) {
      await("all of it").atMost(PATIENCE).until(() -> home.logged().contains("Watching"));
      int port = URI.create("http://" + home.address()).getPort();
      for (int i = 0; i < 600; i++) {
        silent.add(new Socket("127.0.0.1", port));
      }
      home.drop("a.txt", Home.asins(0, 2_000));
      assertThat(home.receipt("a", PATIENCE).at("/rows/total").asInt()).isEqualTo(2_000);
      assertThat(openFiles(caravan)).isLessThan(450);
      assertThat(home.health())
          .as("who asks gets the place of one who says nothing")
          .contains("\"ready\"");
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
    try (Home home = home(SandboxOptions.unlimited().build());
        CaravanProcess caravan =
            CaravanProcess.command("run")
                .at(home)
                .after(shell)
                .logging()
                .start(home.log())
                .up(home)) {
      Path closed = Files.writeString(home.input().resolve("closed.txt.part"), "B000000001\n");
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("-w-------"));
      Files.move(closed, home.input().resolve("closed.txt"));
      home.drop("open.txt", Home.asins(0, 20));
      assertThat(home.receipt("open", PATIENCE).at("/rows/total").asInt()).isEqualTo(20);
      Path reason = home.input().resolve(".failed/closed.txt.reason.txt");
      await("failed").atMost(PATIENCE).until(() -> Files.exists(reason));
      assertThat(Files.readString(reason)).contains("may not read");
      assertThat(caravan.alive()).isTrue();
    }
  }

  @Test
  void a_clock_that_is_set_back_and_forth_neither_overruns_the_plan_nor_stops_anything()
      throws Exception {
    ProcessClock clock = clock();
    SandboxOptions plan =
        SandboxOptions.unlimited()
            .circana(RateLimit.unlimited().withRate(100, Duration.ofSeconds(2)))
            .build();
    try (Home home = home(plan)) {
      home.with("caravan.circana.rate", "100").with("caravan.circana.window", "2s");
      clock.at(home);
      try (CaravanProcess caravan = run(home)) {
        home.drop("a.txt", Home.asins(0, 1_000));
        int number = 0;
        for (Duration step : List.of(Duration.ofHours(1), Duration.ofHours(-1), Duration.ZERO)) {
          long calls = home.sandbox().diary().calls(CircanaBarcodes.CHANNEL);
          await("it goes on")
              .until(() -> home.sandbox().diary().calls(CircanaBarcodes.CHANNEL) >= calls + 2);
          clock.set(step);
          home.drop(
              "b" + number + ".txt", Home.asins(10_000 + number, 1), Instant.now().plus(step));
          number++;
        }
        home.receipt("a", PATIENCE);
        for (int list = 0; list < number; list++) {
          home.receipt("b" + list, PATIENCE);
        }
        assertThat(home.sandbox().densestWindow(CircanaBarcodes.CHANNEL)).isLessThanOrEqualTo(1.0);
        assertThat(home.sandbox().diary().answeredWith(CircanaBarcodes.CHANNEL, 429)).isZero();
        assertThat(home.logged()).contains("clock went ahead by").contains("clock went back by");
        assertThat(caravan.alive()).isTrue();
      }
    }
  }

  @Test
  void a_clock_that_is_set_forth_while_nobody_runs_does_not_open_the_window_early()
      throws Exception {
    ProcessClock clock = clock();
    SandboxOptions plan =
        SandboxOptions.unlimited()
            .circana(RateLimit.unlimited().withRate(100, Duration.ofSeconds(20)))
            .build();
    try (Home home = home(plan)) {
      home.with("caravan.circana.rate", "100").with("caravan.circana.window", "20s");
      clock.at(home);
      try (CaravanProcess caravan = run(home)) {
        home.drop("a.txt", Home.asins(0, 100));
        home.receipt("a", PATIENCE);
        assertThat(caravan.alive()).isTrue();
      }
      long hour = Duration.ofHours(1).toSeconds();
      clock.set(Duration.ofSeconds(hour));
      try (CaravanProcess caravan = run(home)) {
        home.drop("b.txt", Home.asins(1_000, 100), Instant.now().plusSeconds(hour));
        home.receipt("b", PATIENCE);
        assertThat(home.sandbox().densestWindow(CircanaBarcodes.CHANNEL)).isLessThanOrEqualTo(1.0);
        assertThat(home.sandbox().diary().answeredWith(CircanaBarcodes.CHANNEL, 429)).isZero();
        assertThat(home.logged()).containsPattern("clock was set ahead by 3(599|60[01]) s");
        assertThat(caravan.alive()).isTrue();
      }
    }
  }

  private ProcessClock clock() {
    Optional<ProcessClock> clock = ProcessClock.in(folder);
    assumeTrue(clock.isPresent(), "the clock can't be made here");
    return clock.orElseThrow();
  }
}
