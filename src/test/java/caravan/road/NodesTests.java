package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.asinscope.CircanaBarcodes;
import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.ledger.jdbc.PostgresDatabase;
import caravan.sandbox.SandboxOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes with one ledger, in one process. */
class NodesTests {

  private static final Duration A_WHILE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private final PostgresDatabase database = PostgresDatabase.empty();

  @SuppressWarnings("NullAway.Init") // before each test
  private InProcess one;

  @SuppressWarnings("NullAway.Init")
  private InProcess two;

  @BeforeEach
  void two_nodes() {
    one = node("one");
    two =
        node("two")
            .with("caravan.circana.url", one.sandbox().uri().toString())
            .with("caravan.lookup.url", one.sandbox().uri().toString());
  }

  private InProcess node(String name) {
    InProcess node = new InProcess(folder.resolve(name), SandboxOptions.unlimited().build());
    node.listening();
    return node.with("caravan.ledger.url", database.address().url())
        .with("caravan.ledger.user", "postgres")
        .with("caravan.node.name", name)
        .with("caravan.circana.rate", "0");
  }

  private void share() {
    two.with("caravan.input", one.input().toString())
        .with("caravan.output", one.output().toString());
  }

  @AfterEach
  void close() {
    two.close();
    one.close();
  }

  private long paid() {
    return one.sandbox().diary().tokens(CircanaBarcodes.CHANNEL);
  }

  @Test
  void a_list_of_a_shared_folder_is_taken_in_once_and_comes_back_once() {
    share();
    one.start();
    two.start();
    for (int list = 0; list < 20; list++) {
      one.drop("list" + list + ".txt", Home.asins(100 * list, 30));
    }
    for (int list = 0; list < 20; list++) {
      assertThat(one.receipt("list" + list).at("/rows/total").asInt()).isEqualTo(30);
    }
    assertThat(paid()).isEqualTo(600);
    assertThat(one.output()).isDirectoryNotContaining("glob:**-2.*");
  }

  @Test
  void who_was_there_second_goes_on_where_the_first_ends_in_order() {
    share();
    one.start();
    two.start();
    one.drop("first.txt", Home.asins(0, 30));
    one.receipt("first");
    one.stop();

    one.drop("second.txt", Home.asins(0, 40));

    assertThat(one.receipt("second").path("tokensSpent").asInt()).isEqualTo(10);
  }

  @Test
  void nodes_with_folders_of_their_own_know_each_others_answers_and_hand_back_their_own_lists() {
    one.start();
    two.start();
    one.drop("ours.txt", Home.asins(0, 30));
    one.receipt("ours");

    two.drop("theirs.txt", Home.asins(0, 40));

    assertThat(two.receipt("theirs").path("tokensSpent").asInt()).isEqualTo(10);
    assertThat(one.delivered("theirs")).isFalse();
    assertThat(two.delivered("ours")).isFalse();
    assertThat(paid()).isEqualTo(40);
  }

  @Test
  void every_node_shows_all_of_them() {
    share();
    one.start();
    two.start();
    await()
        .atMost(A_WHILE)
        .untilAsserted(
            () -> {
              JsonNode nodes = Home.json(two.get("/api/status")).path("nodes");
              assertThat(nodes).hasSize(2);
              assertThat(nodes.at("/0/name").asText()).isEqualTo("one");
              assertThat(nodes.at("/0/takesListsIn").asBoolean()).isTrue();
              assertThat(nodes.at("/0/self").asBoolean()).isFalse();
              assertThat(nodes.at("/0/address").asText()).isEqualTo(one.address());
              assertThat(nodes.at("/1/name").asText()).isEqualTo("two");
              assertThat(nodes.at("/1/handsListsBack").asBoolean()).isFalse();
              assertThat(nodes.at("/1/self").asBoolean()).isTrue();
            });
    assertThat(one.get("/metrics")).contains("caravan_nodes 2");
    assertThat(one.get("/about")).contains("one (this one): takes lists in, hands lists back, ");
  }

  @Test
  void while_plans_and_keys_differ_the_smallest_plan_counts_and_every_node_says_so() {
    one.with("caravan.circana.rate", "1000").with("caravan.circana.daily", "0");
    two.with("caravan.circana.rate", "20")
        .with("caravan.circana.daily", "0")
        .with("caravan.circana.key", "another-key-of-the-second-node");
    one.start();
    two.start();
    await().atMost(A_WHILE).until(() -> one.health().contains("keys"));
    assertThat(one.health())
        .contains("\"ready\"")
        .contains(
            "circana: the nodes' plans differ (1,000 tokens in 60 s on one; 20 tokens in 60 s on"
                + " two). The smallest counts for all until they agree.")
        .contains("circana: the nodes have different keys (one; two).")
        .doesNotContain("another-key");
    assertThat(Home.json(two.get("/api/status")).path("warnings")).hasSize(2);
    assertThat(one.get("/about")).contains("plans differ");
    one.drop("list.txt", Home.asins(0, 30));
    await().atMost(A_WHILE).untilAsserted(() -> assertThat(paid()).isEqualTo(20));

    two.stop();

    one.receipt("list");
    assertThat(one.health()).doesNotContain("differ");
  }

  @Test
  void nodes_that_are_said_to_share_a_folder_and_do_not_are_not_ready_and_say_which() {
    one.with("caravan.output.shared", "yes");
    one.start();
    assertThat(one.health()).contains("\"ready\"").doesNotContain("not ready");
    two.start();
    await().atMost(A_WHILE).until(() -> one.health().contains("not ready"));
    assertThat(one.health())
        .contains("caravan.output.shared=yes, but the nodes have different output folders")
        .contains("(one; two)")
        .doesNotContain("caravan.input.shared");
    assertThat(two.health()).as("it said nothing of the kind").doesNotContain("not ready");

    two.stop();

    await().atMost(A_WHILE).until(() -> !one.health().contains("not ready"));
  }

  @Test
  void a_folder_that_is_said_to_be_a_nodes_alone_is_nobody_elses() {
    share();
    two.with("caravan.output.shared", "no").with("caravan.input.shared", "no");
    one.start();
    two.start();
    await()
        .atMost(A_WHILE)
        .untilAsserted(
            () -> {
              JsonNode nodes = Home.json(two.get("/api/status")).path("nodes");
              assertThat(nodes).hasSize(2);
              assertThat(nodes.at("/0/handsListsBack").asBoolean()).isTrue();
              assertThat(nodes.at("/1/handsListsBack").asBoolean()).isTrue();
            });
  }
}
