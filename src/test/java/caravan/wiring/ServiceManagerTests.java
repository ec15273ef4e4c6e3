package caravan.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import caravan.road.failures.TroubleLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceManagerTests {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration SIGN = Duration.ofMillis(50);

  private final TroubleLog troubleLog = new TroubleLog(new SteadyClock());
  private final AtomicReference<String> sentence = new AtomicReference<>("circana: runs.");
  private final AtomicBoolean alive = new AtomicBoolean(true);

  @TempDir private Path folder;

  @Test
  void it_hears_first_that_the_routes_stand_then_why_not_more_and_at_last_that_it_ends()
      throws Exception {
    try (ServiceManager unused = begin(program(0), Optional.empty())) {
      awaitTold("READY=1", "STATUS=circana: runs.");
      sentence.set("circana: waits for\nthe next window.");
      awaitTold("READY=1", "STATUS=circana: runs.", "STATUS=circana: waits for the next window.");
    }
    assertThat(told()).last().asString().startsWith("STOPPING=1 STATUS=Ending;");
  }

  @Test
  void it_hears_of_life_as_long_as_the_loops_come_round() throws Exception {
    try (ServiceManager unused = begin(program(0), Optional.of(SIGN))) {
      await().atMost(PATIENCE).until(() -> told().contains("WATCHDOG=1"));
      alive.set(false);
      // one may be under way
      await().atMost(PATIENCE).during(SIGN.multipliedBy(10)).until(this::quiet);
    }
  }

  @Test
  void it_is_told_again_that_the_routes_stand_until_it_took_it() throws Exception {
    Path program = program(1);
    try (ServiceManager unused = begin(program, Optional.empty())) {
      await().atMost(PATIENCE).until(() -> told().contains("READY=1"));
      program(0);
      awaitTold("READY=1", "READY=1", "STATUS=circana: runs.");
    }
  }

  @Test
  void where_it_can_not_be_told_that_is_said_and_nothing_fails() {
    SystemdNotify nobody =
        new SystemdNotify(folder.resolve("missing").toString(), "/nowhere", troubleLog);
    assertThat(nobody.tell("READY=1")).isFalse();
    assertThat(troubleLog.recent())
        .singleElement()
        .asString()
        .contains("systemd can't be told how Caravan stands", "Install systemd-notify");
  }

  @Test
  void signs_come_thrice_in_the_time_that_is_waited_for_them_and_only_where_it_is_ours() {
    String own = Long.toString(ProcessHandle.current().pid());
    assertThat(ServiceManager.signs(Map.of())).isEmpty();
    assertThat(ServiceManager.signs(Map.of("WATCHDOG_USEC", "180000000")))
        .contains(Duration.ofMinutes(1));
    assertThat(ServiceManager.signs(Map.of("WATCHDOG_USEC", "3000000", "WATCHDOG_PID", own)))
        .contains(Duration.ofSeconds(1));
    assertThat(ServiceManager.signs(Map.of("WATCHDOG_USEC", "3000000", "WATCHDOG_PID", own + "0")))
        .isEmpty();
    assertThat(ServiceManager.signs(Map.of("WATCHDOG_USEC", "often"))).isEmpty();
  }

  @Test
  void systemd_s_own_program_reaches_the_socket() throws Exception {
    assumeTrue(canRun("systemd-notify", "--version"), "there is no systemd-notify");
    assumeTrue(canRun("python3", "-c", "import socket"), "there is no python3 to listen");
    Path socket = folder.resolve("notify");
    Path heard = folder.resolve("heard");
    Process listener =
        new ProcessBuilder("python3", "-c", LISTENER, socket.toString())
            .redirectOutput(heard.toFile())
            .start();
    try {
      await().atMost(PATIENCE).until(() -> Files.exists(socket));
      var unused =
          new SystemdNotify(SystemdNotify.PROGRAM, socket.toString(), troubleLog).tell("READY=1");
      await().atMost(PATIENCE).until(() -> Files.readString(heard).startsWith("READY=1"));
    } finally {
      listener.destroyForcibly();
    }
  }

  /**
   * Prints what comes to a datagram socket, and ends the waits of who wants to know that it did.
   */
  private static final String LISTENER =
      """
      import os, socket, sys
      listening = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
      listening.bind(sys.argv[1])
      while True:
          data, ancillary, flags, address = socket.recv_fds(listening, 4096, 4)
          for descriptor in ancillary:
              os.close(descriptor)
          print(data.decode(), flush=True)
      """;

  private static boolean canRun(String... line) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(line)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private ServiceManager begin(Path program, Optional<Duration> signs) {
    return ServiceManager.begin(
        new SystemdNotify(program.toString(), "/socket", troubleLog),
        signs,
        sentence::get,
        alive::get);
  }

  /** One that keeps what it is told, where the socket is named to it, and ends so. */
  private Path program(int exitCode) throws IOException {
    Path made = folder.resolve("made");
    Files.writeString(
        made,
        "#!/bin/sh\n[ \"$NOTIFY_SOCKET\" = /socket ] && echo \"$*\" >>%s\nexit %d\n"
            .formatted(folder.resolve("told"), exitCode));
    Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx------"));
    return Files.move(made, folder.resolve("program"), StandardCopyOption.ATOMIC_MOVE);
  }

  private List<String> told() throws IOException {
    Path told = folder.resolve("told");
    return Files.exists(told) ? Files.readAllLines(told) : List.of();
  }

  private int heard = -1;

  private boolean quiet() throws IOException {
    int before = heard;
    heard = told().size();
    return heard == before;
  }

  private void awaitTold(String... lines) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(told()).containsExactly(lines));
  }
}
