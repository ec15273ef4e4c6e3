package caravan.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.asinscope.CircanaBarcodes;
import caravan.harness.Home;
import caravan.harness.NodeGroup;
import caravan.ledger.Ledger;
import caravan.ledger.LedgerObserver;
import caravan.ledger.jdbc.PostgresDatabase;
import caravan.ledger.jdbc.PostgresLedger;
import caravan.sandbox.Latency;
import caravan.sandbox.SandboxOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nodes that are killed and stopped while they work with one ledger, and somebody who takes results
 * away at once. {@code -Dcaravan.crash.long=true} does more of it.
 */
class NodesCrashTests {

  private static final Logger LOG = LoggerFactory.getLogger(NodesCrashTests.class);
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final boolean LONG = Boolean.getBoolean("caravan.crash.long");
  private static final int LISTS = LONG ? 200 : 12;
  private static final int CODES = 40;
  private static final int SHARED = 10;
  private static final int FAULTS = LONG ? 200 : 2;
  private static final int BATCH = 100;
  private static final int CONCURRENCY = 4;

  @TempDir Path folder;

  private final PostgresDatabase database = PostgresDatabase.empty();
  private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Integer> rows = Collections.synchronizedMap(new HashMap<>());
  private final AtomicBoolean enough = new AtomicBoolean();

  private Home home() {
    return new Home(folder, SandboxOptions.unlimited().latency(Latency.ofMillis(20, 200)).build())
        .with("caravan.circana.rate", "6000")
        .with("caravan.circana.daily", "0");
  }

  /** Each list has some codes that all have, and others that no other has. */
  private static String list(int number) {
    return Home.asins(0, SHARED) + Home.asins(1_000 * (number + 1), CODES - SHARED);
  }

  @Test
  void each_list_comes_back_once_and_whole_though_nodes_are_killed_and_stopped() throws Exception {
    Random random = new Random(42);
    try (Home home = home();
        NodeGroup nodes = new NodeGroup(home, 3, database)) {
      Thread consumer = new Thread(() -> take(home), "consumer");
      consumer.start();
      for (int fault = 0; fault < FAULTS; fault++) {
        drop(home, fault);
        int victim = random.nextInt(nodes.size());
        Thread.sleep(200 + random.nextInt(800));
        if (fault % 2 == 0) {
          nodes.kill(victim);
          Thread.sleep(random.nextInt(6_000));
          nodes.start(victim);
        } else {
          nodes.signal(victim, "STOP");
          Thread.sleep(random.nextInt(8_000));
          nodes.signal(victim, "CONT");
        }
      }
      await("all").atMost(PATIENCE).until(() -> receipts() == LISTS && nothingIsAtWork());
      Thread.sleep(2_000); // what came twice would come now
      enough.set(true);
      consumer.join();
      verify(home);
    }
  }

  private void drop(Home home, int fault) {
    for (int number = fault * LISTS / FAULTS; number < (fault + 1) * LISTS / FAULTS; number++) {
      home.drop("list" + number + ".txt", list(number));
    }
  }

  private void verify(Home home) throws IOException {
    assertThat(taken).doesNotHaveDuplicates();
    for (int number = 0; number < LISTS; number++) {
      assertThat(taken)
          .contains(
              "list" + number + ".csv",
              "list" + number + ".json",
              "list" + number + ".receipt.json");
    }
    assertThat(taken).hasSize(3 * LISTS);
    assertThat(rows.values()).hasSize(LISTS).allMatch(count -> count == CODES);
    assertThat(home.output()).isDirectoryNotContaining("glob:**.part");
    long needed = SHARED + (long) LISTS * (CODES - SHARED);
    long paid = home.sandbox().diary().tokens(CircanaBarcodes.CHANNEL);
    LOG.info("{} codes for {} tokens, {} faults", needed, paid, FAULTS);
    assertThat(paid - needed).isLessThanOrEqualTo((long) FAULTS * CONCURRENCY * BATCH);
  }

  private long receipts() {
    synchronized (taken) {
      return taken.stream().filter(name -> name.endsWith(".receipt.json")).count();
    }
  }

  private boolean nothingIsAtWork() {
    try (Ledger ledger = PostgresLedger.open(database.address(), LedgerObserver.NONE)) {
      return ledger.overview().atWork(1).isEmpty();
    }
  }

  /** What a program does that watches the output folder. */
  private void take(Home home) {
    while (!enough.get()) {
      try (Stream<Path> files = Files.list(home.output())) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          take(file);
        }
      } catch (NoSuchFileException e) {
        LOG.debug("there is no output folder yet");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void take(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (name.startsWith(".")) {
      return;
    }
    if (name.endsWith(".receipt.json")) {
      JsonNode receipt = Home.json(file);
      rows.put(name, receipt.at("/rows/found").asInt() + receipt.at("/rows/not_found").asInt());
    }
    Files.delete(file);
    taken.add(name);
  }
}
