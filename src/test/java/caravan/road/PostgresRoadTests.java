package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.CircanaBarcodes;
import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.ledger.jdbc.LostReplyProxy;
import caravan.ledger.jdbc.PostgresDatabase;
import caravan.sandbox.CallLog;
import caravan.sandbox.SandboxOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a dropped list to its results, with the ledger in PostgreSQL. */
class PostgresRoadTests {

  @TempDir private Path folder;

  @Test
  void connections_that_break_in_mid_work_lose_no_row_and_have_no_code_paid_twice()
      throws IOException {
    try (LostReplyProxy proxy = new LostReplyProxy(PostgresDatabase.port());
        InProcess caravan = new InProcess(folder, SandboxOptions.unlimited().build())) {
      caravan
          .with("caravan.circana.rate", "0")
          .with("caravan.ledger.url", PostgresDatabase.empty().through(proxy.port()).url())
          .with("caravan.ledger.user", "postgres")
          .start();
      CallLog asked = caravan.sandbox().diary();
      for (int i = 0; i < 6; i++) {
        caravan.drop("list" + i + ".txt", Home.asins(300 * i, 300));
        long before = 300L * i;
        Awaitility.await().until(() -> asked.tokens(CircanaBarcodes.CHANNEL) > before);
        if (i % 2 == 0) {
          proxy.cut();
        } else {
          proxy.loseTheNext();
        }
        JsonNode rows = caravan.receipt("list" + i, Duration.ofSeconds(60)).get("rows");
        assertThat(rows.get("found").asInt() + rows.get("not_found").asInt()).isEqualTo(300);
      }
      assertThat(asked.tokens(CircanaBarcodes.CHANNEL)).isEqualTo(1_800);
      assertThat(caravan.output()).isDirectoryNotContaining("glob:**-2.*");
    }
  }

  @Test
  void lists_are_answered_and_what_is_known_costs_nothing_after_a_restart() {
    PostgresDatabase database = PostgresDatabase.empty();
    try (InProcess caravan = new InProcess(folder, SandboxOptions.unlimited().build())) {
      caravan
          .with("caravan.ledger.url", database.address().url())
          .with("caravan.ledger.user", "postgres")
          .start();
      caravan.drop("first.txt", Home.asins(0, 250));
      assertThat(caravan.receipt("first").path("tokensSpent").asInt()).isEqualTo(250);
      assertThat(caravan.rows("first")).hasSize(250);
      caravan.stop();

      caravan.start();
      caravan.drop("second.txt", Home.asins(0, 260));
      assertThat(caravan.receipt("second").path("tokensSpent").asInt()).isEqualTo(10);
      assertThat(caravan.rows("second")).hasSize(260);
      assertThat(caravan.state().resolve("ledger.db")).doesNotExist();
    }
  }
}
