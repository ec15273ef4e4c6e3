package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.harness.CaravanProcess;
import caravan.harness.Home;
import caravan.sandbox.SandboxOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An upload stalls for so long that half a list is taken in and put away, and goes on then. */
class StalledUploadTests extends ListingServerTests {

  private static final String HALF = Home.asins(0, 500);
  private static final String WHOLE = Home.asins(0, 1_000);

  private static int rows(JsonNode receipt) {
    return receipt.at("/rows/total").asInt();
  }

  @Test
  void an_upload_that_stalls_and_goes_on_is_taken_in_anew_whole() throws IOException {
    try (ListingServer server = new ListingServer()) {
      server.put("/lists/spring.csv", HALF);
      server.put("/lists/autumn.csv", Home.asins(2_000, 10));
      in(server);
      out(server).start();
      arrive(server, "spring", "autumn");
      stands(server, "/lists/.done/spring.csv");
      server.put("/lists/.done/spring.csv", WHOLE);
      arrive(server, "spring-2");
      assertThat(rows(caravan.receipt("spring-2"))).isEqualTo(1_000);
      stands(server, "/lists/.done/spring-2.csv");
      warned("spring.csv: grew from", "It is taken in anew as spring-2.csv");
      assertThat(caravan.sandbox().diary().paidAgain()).isEmpty();
      assertThat(files(caravan.output())).hasSize(9);
      caravan.stop();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"de/spring.csv", "[1] größe.csv"})
  void what_goes_on_while_nobody_runs_is_seen_after_the_restart(String name) throws IOException {
    try (ListingServer server = new ListingServer().utf8()) {
      String stem = name.substring(0, name.length() - ".csv".length());
      String there = ListingServer.bytes("/lists/.done/" + name);
      server.put(ListingServer.bytes("/lists/" + name), HALF);
      in(server).start();
      caravan.receipt(stem);
      stands(server, there);
      caravan.stop();
      server.put(there, WHOLE);
      caravan.start();
      assertThat(rows(caravan.receipt(stem + "-2"))).isEqualTo(1_000);
      warned(name + ": grew from");
      assertThat(caravan.sandbox().diary().paidAgain()).isEmpty();
      caravan.stop();
      caravan.start();
      looks(server, 3);
      assertThat(files(caravan.output())).hasSize(6);
      caravan.stop();
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
      in(server).start();
      caravan.receipt("spring");
      stands(server, "/lists/.done/spring.csv");
      warned("not now");
      caravan.stop();
      server.put("/lists/.done/spring.csv", WHOLE);
      server.otherwise(command -> "");
      caravan.start();
      assertThat(rows(caravan.receipt("spring-2"))).isEqualTo(1_000);
      await().atMost(PATIENCE).until(() -> caravan.daemon().ledger().lists().unshelved().isEmpty());
      caravan.stop();
    }
  }

  private static CaravanProcess run(Home home) {
    return CaravanProcess.command("run").at(home).java("-Xmx256m").start(home.log());
  }

  @Test
  void what_goes_on_after_a_kill_is_seen_by_the_next_process() throws IOException {
    Path secret = Files.writeString(folder.resolve("password"), "p");
    try (ListingServer server = new ListingServer();
        Home home = new Home(folder.resolve("home"), SandboxOptions.unlimited().build())) {
      server.put("/lists/spring.csv", HALF);
      home.with(FROM, server.address("lists")).with(FROM + ".poll", "100ms");
      home.with(FROM + ".password-file", secret.toString()).with("caravan.circana.rate", "100000");
      try (CaravanProcess first = run(home)) {
        stands(server, "/lists/.done/spring.csv");
        first.kill();
      }
      server.put("/lists/.done/spring.csv", WHOLE);
      try (CaravanProcess second = run(home)) {
        assertThat(rows(home.receipt("spring-2"))).isEqualTo(1_000);
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
      out(server).start();
      stands(server, "/lists/.done/spring.csv");
      server.put("/lists/.done/spring.csv", WHOLE);
      warned("spring.csv: grew from", "does not let us move lists/.done/spring.csv back");
      server.put("/lists/autumn.csv", Home.asins(2_000, 10));
      arrive(server, "spring", "autumn");
      assertThat(warnings("is tried again")).isZero();
      caravan.stop();
    }
  }

  @Test
  void a_list_that_was_taken_away_there_is_looked_for_no_more() {
    try (ListingServer server = new ListingServer()) {
      server.put("/lists/spring.csv", HALF);
      in(server).start();
      stands(server, "/lists/.done/spring.csv");
      server.files().remove("/lists/.done/spring.csv");
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  caravan.daemon().ledger().serverNotes().moved(server.address("lists")).isEmpty());
      assertThat(warnings("ftp://")).isZero();
      caravan.stop();
    }
  }
}
