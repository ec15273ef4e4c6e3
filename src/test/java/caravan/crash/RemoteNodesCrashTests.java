package caravan.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.harness.FileTree;
import caravan.harness.Home;
import caravan.harness.LocalFtpServer;
import caravan.harness.NodeGroup;
import caravan.sandbox.Latency;
import caravan.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes that fetch lists from one FTP server and put the results on another; {@code
 * -Dcaravan.crash.long=true} lets more befall them.
 */
class RemoteNodesCrashTests {

  private static final boolean LONG = Boolean.getBoolean("caravan.crash.long");
  private static final int FAULTS = LONG ? 40 : 2;
  private static final Duration LEASE = Duration.ofSeconds(4);
  private static final int LISTS = 4;
  private static final int CODES = 30;
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** With the nodes' logs, where it failed. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private final Random random = new Random(42);
  private final ProxiedDatabase database = new ProxiedDatabase(false);
  private LocalFtpServer from;
  private LocalFtpServer to;

  @BeforeEach
  void open() {
    from = new LocalFtpServer(folder.resolve("from"));
    to = new LocalFtpServer(folder.resolve("to"));
  }

  @AfterEach
  void close() {
    from.close();
    to.close();
    database.close();
  }

  private Home home() {
    SandboxOptions sandboxed =
        SandboxOptions.unlimited().latency(Latency.ofMillis(20, 200)).remembered(10_000).build();
    return new Home(folder, sandboxed)
        .with("caravan.circana.rate", "0")
        .with("caravan.circana.daily", "0")
        .with("caravan.output.remote", "ftp://anna@127.0.0.1:" + to.port() + "/lists")
        .with("caravan.output.remote.password", LocalFtpServer.PASSWORD);
  }

  private Home fetching() {
    return home()
        .with("caravan.input.remote", "ftp://anna@127.0.0.1:" + from.port() + "/lists")
        .with("caravan.input.remote.password", LocalFtpServer.PASSWORD)
        .with("caravan.input.remote.poll", "500ms");
  }

  @Test
  void each_list_is_fetched_once_and_sent_once_whatever_befalls_the_nodes() throws Exception {
    int lists = 0;
    try (Home home = fetching();
        NodeGroup nodes = new NodeGroup(home, 2, database::through)) {
      for (int fault = 0; fault < FAULTS; fault++) {
        for (int more = 0; more < LISTS; more++) {
          drop("list" + lists + ".txt", Home.asins(CODES * lists, CODES));
          lists++;
        }
        Thread.sleep(300 + random.nextInt(1_500));
        befall(nodes, fault);
      }
      List<String> expected = results(lists);
      await("all is sent")
          .atMost(PATIENCE)
          .until(() -> files(to.lists()).size() >= expected.size());
      await("all is put away").atMost(PATIENCE).until(() -> files(from.lists()).isEmpty());
      Thread.sleep(2_000); // what came twice would come now

      assertThat(files(home.output()))
          .as("each list is taken in once")
          .containsExactlyInAnyOrderElementsOf(expected);
      assertThat(files(to.lists()))
          .as("each list is sent once")
          .containsExactlyInAnyOrderElementsOf(expected);
      for (String name : expected) {
        assertThat(to.lists().resolve(name)).hasSameBinaryContentAs(home.output().resolve(name));
      }
      assertThat(files(from.lists().resolve(".done"))).hasSize(lists);
      assertThat(home.sandbox().diary().paidProducts()).hasSize(lists * CODES);
    }
  }

  /**
   * It wakes and moves the list out of the way just when the other has fetched it and is about to
   * ask the ledger whether it is taken.
   */
  @Test
  void a_list_that_a_node_took_in_before_it_was_stopped_is_not_taken_in_by_the_next_one()
      throws Exception {
    try (Home home = fetching();
        NodeGroup nodes = new NodeGroup(home, 2, database::through)) {
      for (int list = 0; list < LISTS; list++) {
        drop("list" + list + ".txt", Home.asins(CODES * list, CODES));
      }
      soon("it is taken in")
          .until(() -> Files.readString(nodes.log(0)).contains("list0.txt: 30 rows"));
      nodes.signal(0, "STOP");
      Path fetched = folder.resolve("state-1/inbox");
      soon("the other has fetched it").until(() -> !FileTree.files(fetched).isEmpty());
      nodes.signal(0, "CONT");
      await("all is put away").atMost(PATIENCE).until(() -> files(from.lists()).isEmpty());
      List<String> expected = results(LISTS);
      await("all is sent").atMost(PATIENCE).until(() -> files(to.lists()).containsAll(expected));

      assertThat(files(home.output())).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(files(to.lists())).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static ConditionFactory soon(String what) {
    return await(what).pollInterval(Duration.ofMillis(2)).atMost(PATIENCE);
  }

  private void befall(NodeGroup nodes, int number) throws Exception {
    int victim = random.nextInt(nodes.size());
    if (number % 2 == 0) {
      nodes.signal(victim, "STOP");
      Thread.sleep(LEASE.toMillis() + 500 + random.nextInt(2_000)); // others take it for dead
      nodes.signal(victim, "CONT");
    } else {
      nodes.kill(victim);
      Thread.sleep(random.nextInt(6_000));
      nodes.start(victim);
    }
  }

  @Test
  void results_of_one_name_get_two_names_on_the_server_whichever_nodes_send_them()
      throws IOException {
    try (Home home = home();
        NodeGroup nodes =
            new NodeGroup(
                home,
                2,
                node -> {
                  home.with("caravan.input", own(node, "in").toString());
                  home.with("caravan.output", own(node, "out").toString());
                  return database.through(node);
                })) {
      for (int list = 0; list < LISTS; list++) {
        for (int node = 0; node < nodes.size(); node++) {
          String text = Home.asins(1_000 * (node + 1) + CODES * list, CODES);
          place(own(node, "in"), "spring" + list + ".txt", text);
        }
      }
      await("all is sent").atMost(PATIENCE).until(() -> files(to.lists()).size() >= 6 * LISTS);

      for (int list = 0; list < LISTS; list++) {
        String name = "spring" + list;
        assertThat(
                Stream.of(to.lists().resolve(name + ".csv"), to.lists().resolve(name + "-2.csv")))
            .extracting(Files::readString)
            .containsExactlyInAnyOrder(csv(own(0, "out"), name), csv(own(1, "out"), name));
      }
      assertThat(files(to.lists())).hasSize(6 * LISTS);
    }
  }

  /**
   * Of the results of that name; of the second of it where lists of both nodes were on their way.
   */
  private static String csv(Path there, String name) throws IOException {
    Path first = there.resolve(name + ".csv");
    return Files.readString(Files.exists(first) ? first : there.resolve(name + "-2.csv"));
  }

  private Path own(int node, String what) {
    return folder.resolve(what + "-" + node);
  }

  private void drop(String name, String text) throws IOException {
    place(from.lists(), name, text);
  }

  private static void place(Path there, String name, String text) throws IOException {
    Path aside = Files.writeString(there.resolve("." + name), text);
    Files.move(aside, there.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private static List<String> results(int lists) {
    return IntStream.range(0, lists)
        .boxed()
        .flatMap(list -> Stream.of(".csv", ".json", ".receipt.json").map(e -> "list" + list + e))
        .toList();
  }

  /** Those that lie right in it, by their names. */
  private static List<String> files(Path there) {
    return FileTree.files(there).stream()
        .filter(name -> name.indexOf('/') < 0 && !name.startsWith("."))
        .toList();
  }
}
