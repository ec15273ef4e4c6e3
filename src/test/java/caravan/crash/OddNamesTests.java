package caravan.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import caravan.harness.CaravanProcess;
import caravan.harness.Home;
import caravan.road.Bytes;
import caravan.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code caravan run} in a process of its own on a folder with everything odd in it at once. */
class OddNamesTests {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String WITHOUT_ROOTS_RIGHTS =
      "exec setpriv --bounding-set=-dac_override,-dac_read_search -- \"$@\"";

  @TempDir Path folder;
  private final ScheduledExecutorService copying = Executors.newScheduledThreadPool(1);

  @AfterEach
  void end() {
    copying.shutdownNow();
  }

  private Home home() {
    return new Home(folder, SandboxOptions.unlimited().build())
        .listening()
        .with("caravan.circana.rate", "100000")
        .with("caravan.circana.daily", "0");
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> !Files.isDirectory(file))
          .filter(file -> file.toString().endsWith(ending))
          .toList();
    }
  }

  @Test
  void everything_odd_at_once_costs_only_itself() throws Exception {
    boolean root = System.getProperty("user.name").equals("root");
    boolean mayDrop = root && Files.exists(Path.of("/usr/bin/setpriv"));
    try (Home home = home()) {
      home.with("caravan.input.settle", "1s");
      Bytes.bash(
          home.input(),
          """
          printf 'B000000001\\n' > $'pr\\xe4ziosa.txt'
          mkdir $'B\\xfccher'; printf 'B000000002\\n' > $'B\\xfccher/neu.txt'
          ln -s . again; mkdir -p de/books; ln -s ../.. de/books/up; ln -s loop loop
          ln -s not-there nowhere.txt; ln -s /etc outside; ln -s /etc/hostname host.txt
          printf 'B000000003\\n' > 'x..\\..\\..\\escape.csv'
          printf 'B000000004\\n' > 'C:\\Users\\me\\list.csv'
          for name in a.crdownload b.partial c.swp d.txt~ Thumbs.db desktop.ini; do
            printf 'B000000099\\n' > "$name"
          done
          mkfifo pipe.txt; : > empty.txt
          printf 'B000000098\\n' > closed.txt; chmod 000 closed.txt
          mkdir sealed; printf 'B000000097\\n' > sealed/x.txt; chmod 000 sealed
          """);
      try (CaravanProcess caravan =
          CaravanProcess.command("run")
              .at(home)
              .after(mayDrop ? WITHOUT_ROOTS_RIGHTS : "")
              .logging()
              .start(home.log())
              .up(home)) {
        home.drop("first.txt", Home.asins(3_000, 1));
        home.receipt("first", PATIENCE);
        Future<?> copied = copySlowly(home.input().resolve("copied.txt"));
        for (int i = 0; i < 4; i++) {
          home.drop("well-" + i + ".txt", Home.asins(2_000 + i, 1));
          home.receipt("well-" + i, PATIENCE);
          assertThat(i > 0 || !home.delivered("copied")).as("it waits for no other").isTrue();
        }
        assertThatThrownBy(copied::get).as("all of it is there").hasCauseInstanceOf(Done.class);
        assertThat(home.receipt("copied", PATIENCE).at("/rows/total").asInt()).isEqualTo(160);
        for (String result :
            List.of("pr\u00e4ziosa", "B\u00fccher/neu", "x.._.._.._escape", "C__Users_me_list")) {
          assertThat(home.receipt(result, PATIENCE).at("/rows/total").asInt()).isEqualTo(1);
        }
        Duration before = processor(caravan);
        await("idle")
            .during(Duration.ofSeconds(5))
            .atMost(Duration.ofSeconds(20))
            .until(() -> processor(caravan).minus(before).toMillis() < 1_500);
        assertThat(files(home.output(), ".receipt.json")).hasSize(10);
        assertThat(home.logged().lines().count()).isLessThan(100);
        assertThat(home.logged()).doesNotContain("\tat ", "fault in Caravan");
        assertThat(home.input().resolve("a.crdownload")).exists();
        assertThat(home.input().resolve(".failed/empty.txt")).exists();
        if (mayDrop || !root) {
          assertThat(home.input().resolve(".failed/closed.txt")).exists();
          assertThat(home.health()).contains("not ready", "sealed may not be read");
        }
      } finally {
        Bytes.bash(home.input(), "chmod 700 sealed");
      }
    }
  }

  /** Nothing is left to be copied. */
  private static final class Done extends RuntimeException {}

  /** 80 rows in 8 pieces, each with the time of last year, as programs that copy files do. */
  private Future<?> copySlowly(Path copy) {
    FileTime lastYear = FileTime.from(Instant.now().minus(Duration.ofDays(365)));
    AtomicInteger pieces = new AtomicInteger();
    return copying.scheduleAtFixedRate(
        () -> {
          if (pieces.get() == 16) {
            throw new Done();
          }
          append(copy, Home.asins(1_000 + pieces.getAndIncrement() * 10, 10), lastYear);
        },
        0,
        600,
        TimeUnit.MILLISECONDS);
  }

  private static void append(Path copy, String rows, FileTime modified) {
    try {
      Files.writeString(copy, rows, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      Files.setLastModifiedTime(copy, modified);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Duration processor(CaravanProcess caravan) {
    return caravan.handle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"C.UTF-8", "C"})
  void whatever_bytes_a_name_has_each_list_ends_and_none_twice(String locale) throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    try (Home home = home()) {
      home.variable("LC_ALL", locale);
      StringBuilder script = new StringBuilder();
      Set<String> names = new HashSet<>();
      for (int i = 0; i < 150; i++) {
        byte[] name = name(random, 1 + random.nextInt(i % 10 == 0 ? 240 : 30), i);
        String in = i % 5 == 0 ? Bytes.quoted(name(random, 1 + random.nextInt(9), i)) : "";
        names.add(in + "/" + Bytes.quoted(name));
        script.append(in.isEmpty() ? "" : "mkdir -p d" + in + "\n");
        script.append(
            "printf 'B0%08d\\n' > %s%s\n"
                .formatted(i, in.isEmpty() ? "" : "d" + in + "/", Bytes.quoted(name)));
      }
      Bytes.bash(home.input(), script.toString());
      try (CaravanProcess caravan =
          CaravanProcess.command("run").at(home).logging().start(home.log()).up(home)) {
        Path done = home.input().resolve(".done");
        Path failed = home.input().resolve(".failed");
        await("all of them, seed " + seed)
            .atMost(PATIENCE)
            .untilAsserted(
                () ->
                    assertThat(
                            Bytes.bash(
                                home.input(), "find . -path './.*' -prune -o -type f -print"))
                        .isEmpty());
        await("delivered, seed " + seed)
            .atMost(PATIENCE)
            .ignoreExceptions() // of a file that is given its name meanwhile
            .untilAsserted(
                () ->
                    assertThat(files(home.output(), ".receipt.json"))
                        .hasSameSizeAs(files(done, "")));
        int reasons = files(failed, ".reason.txt").size();
        assertThat(files(done, "").size() + files(failed, "").size() - reasons)
            .as("seed %d", seed)
            .isEqualTo(names.size());
        assertThat(home.logged()).as("seed %d", seed).doesNotContain("\tat ", "fault in Caravan");
        assertThat(home.sandbox().diary().paidAgain()).isEmpty();
        assertThat(caravan.alive()).isTrue();
      }
    }
  }

  /** Any bytes but those that end a name; nothing that is left alone by its name. */
  private static byte[] name(Random random, int length, int number) {
    byte[] name = new byte[length];
    random.nextBytes(name);
    for (int at = 0; at < length; at++) {
      if (name[at] == 0 || name[at] == '/' || name[at] == '~') {
        name[at] = '\\';
      }
    }
    if (name[0] == '.') {
      name[0] = ' ';
    }
    String[] endings = {"", ".txt", ".csv", ".CSV", ".json", ".gz", ".xlsx", ".\u00ff", " ", "."};
    byte[] ending =
        (number + endings[number % endings.length]).getBytes(StandardCharsets.ISO_8859_1);
    byte[] whole = Arrays.copyOf(name, length + ending.length);
    System.arraycopy(ending, 0, whole, length, ending.length);
    return whole;
  }
}
