package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An upload stalls for so long that half a list is taken in and put away, and goes on then. */
@Isolated
class StalledUploadTests extends ListingServerTests {

  private static final String HALF = Post.asins(0, 500);
  private static final String WHOLE = Post.asins(0, 1_000);

  private static int rows(JsonNode receipt) {
    return receipt.at("/rows/total").asInt();
  }

  @Test
  void an_upload_that_stalls_and_goes_on_is_taken_in_anew_whole() throws IOException {
    try (ListingServer server = new ListingServer()) {
      server.put("/lists/spring.csv", HALF);
      server.put("/lists/autumn.csv", Post.asins(2_000, 10));
      in(server);
      out(server).open();
      arrive(server, "spring", "autumn");
      stands(server, "/lists/.done/spring.csv");
      server.put("/lists/.done/spring.csv", WHOLE);
      arrive(server, "spring-2");
      assertThat(rows(post.receipt("spring-2"))).isEqualTo(1_000);
      stands(server, "/lists/.done/spring-2.csv");
      warned("spring.csv: grew from", "It is taken in anew as spring-2.csv");
      assertThat(post.sandbox().diary().paidAgain()).isEmpty();
      assertThat(files(post.output())).hasSize(9);
      post.shut();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"de/spring.csv", "[1] größe.csv"})
  void what_goes_on_while_nobody_runs_is_seen_after_the_restart(String name) throws IOException {
    try (ListingServer server = new ListingServer().utf8()) {
      String stem = name.substring(0, name.length() - ".csv".length());
      String there = ListingServer.bytes("/lists/.done/" + name);
      server.put(ListingServer.bytes("/lists/" + name), HALF);
      in(server).open();
      post.receipt(stem);
      stands(server, there);
      post.shut();
      server.put(there, WHOLE);
      post.open();
      assertThat(rows(post.receipt(stem + "-2"))).isEqualTo(1_000);
      warned(name + ": grew from");
      assertThat(post.sandbox().diary().paidAgain()).isEmpty();
      post.shut();
      post.open();
      looks(server, 3);
      assertThat(files(post.output())).hasSize(6);
      post.shut();
    }
  }

  @Test
  void a_list_whose_move_was_not_answered_is_looked_at_after_the_restart() {
    try (ListingServer server = new ListingServer()) {
      server.put("/lists/spring.csv", HALF);
      server.otherwise(
          command -> {
            if (command.startsWith("USER")
                && server.files().containsKey("/lists/.done/spring.csv")) {
              return "421 not now";
            }
            if (!command.startsWith("RNTO")) {
              return "";
            }
            server.put("/lists/.done/spring.csv", HALF);
            server.files().remove("/lists/spring.csv");
            return "CUT";
          });
      in(server).open();
      post.receipt("spring");
      stands(server, "/lists/.done/spring.csv");
      warned("not now");
      post.shut();
      server.put("/lists/.done/spring.csv", WHOLE);
      server.otherwise(command -> "");
      post.open();
      assertThat(rows(post.receipt("spring-2"))).isEqualTo(1_000);
      await().atMost(PATIENCE).until(() -> post.daemon().ledger().lists().unshelved().isEmpty());
      post.shut();
    }
  }

  @Test
  void what_goes_on_after_a_kill_is_seen_by_the_next_process() throws IOException {
    Path secret = Files.writeString(folder.resolve("password"), "p");
    try (ListingServer server = new ListingServer();
        OwnProcess sandbox = OwnProcess.sandbox(folder)) {
      server.put("/lists/spring.csv", HALF);
      String api = sandbox.address();
      List<String> settings =
          List.of(
              "input.remote=" + server.address("lists"),
              "input.remote.password-file=" + secret,
              "input.remote.poll=100ms",
              "input.settle=50ms");
      try (OwnProcess first = OwnProcess.run(folder, api, "256m", settings)) {
        stands(server, "/lists/.done/spring.csv");
        first.kill();
      }
      server.put("/lists/.done/spring.csv", WHOLE);
      try (OwnProcess second = OwnProcess.run(folder, api, "256m", settings)) {
        Path receipt = folder.resolve("out/spring-2.receipt.json");
        stands(receipt);
        assertThat(rows(Post.json(receipt))).isEqualTo(1_000);
        stands(server, "/lists/.done/spring-2.csv");
        assertThat(second.said()).contains("spring.csv: grew from");
      }
    }
  }

  @Test
  void a_list_that_may_not_be_moved_back_is_said_and_costs_only_itself() throws IOException {
    try (ListingServer server = new ListingServer()) {
      server.put("/lists/spring.csv", HALF);
      server.otherwise(c -> c.equals("RNTO lists/spring-2.csv") ? "553 not allowed" : "");
      in(server);
      out(server).open();
      stands(server, "/lists/.done/spring.csv");
      server.put("/lists/.done/spring.csv", WHOLE);
      warned("spring.csv: grew from", "does not let us move lists/.done/spring.csv back");
      server.put("/lists/autumn.csv", Post.asins(2_000, 10));
      arrive(server, "spring", "autumn");
      assertThat(warnings("is tried again")).isZero();
      post.shut();
    }
  }

  @Test
  void a_list_that_was_taken_away_there_is_looked_for_no_more() {
    try (ListingServer server = new ListingServer()) {
      server.put("/lists/spring.csv", HALF);
      in(server).open();
      stands(server, "/lists/.done/spring.csv");
      server.files().remove("/lists/.done/spring.csv");
      await()
          .atMost(PATIENCE)
          .until(
              () -> post.daemon().ledger().serverNotes().moved(server.address("lists")).isEmpty());
      assertThat(warnings("ftp://")).isZero();
      post.shut();
    }
  }
}
