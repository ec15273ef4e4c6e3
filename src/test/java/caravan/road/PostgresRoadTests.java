package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.ledger.jdbc.PostgresDatabase;
import caravan.sandbox.SandboxOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a dropped list to its results, with the ledger in PostgreSQL. */
class PostgresRoadTests {

  @TempDir private Path folder;

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
